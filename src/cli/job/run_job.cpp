#include "cli/job/run_job.hpp"

#include "base/version.hpp"
#include "cli/job/job_recorder.hpp"
#include "cli/job/job_report.hpp"
#include "cli/job/progress_monitor.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "report/model/annotation.hpp"

#include <atomic>

namespace pondlab::cli {

namespace {

using experiment::Job;
using experiment::ReplicationSet;

/// Writes the findings for which there is no task where the format has a place for them: CI shows
/// what stands in the report. There each is an error, told from a failure.
int refuse(const Diagnostics& diagnostics, const JobOptions& options, Output& output,
           Language language) {
  const std::string& file = options.specification.file;
  if (options.common.format == "junit") output.write(findings_junit(diagnostics, file, language));
  if (options.common.format == "github")
    output.write(report::annotations_text(diagnostics, file, language));
  return static_cast<int>(Failure::bad_data);
}

/// The part of the work that is done here, into the journal.
class Work {
public:
  Work(const Job& job, const JobOptions& options, Output& output, Console& console)
      : specification_(specification_of(job)), options_(options), console_(console),
        shard_(shard_of(options.shard)), replication_set_(replication_set_of(job)) {
    const auto* comparison = std::get_if<experiment::Comparison>(&job);
    if (!shard_ && comparison) monitor_.emplace(*comparison);
    if (shard_ && !options.journal) throw Error(Failure::usage, "cli.shard.no_journal", {});
    check_work(replication_set_);
    recorder_.emplace(specification_, options.journal, options.common, output, console);
  }

  const ReplicationSet& replication_set() const { return replication_set_; }

  /// Returns the signal that stopped it, or 0.
  int run() {
    if (recorder_->load(replication_set_) > 0)
      recorder_->write_resumed({replication_set_.done(), replication_set_.replications()});
    if (shard_) replication_set_.restrict_to(shard_->number, shard_->count);
    if (Events* events = recorder_->events()) events->begin(specification_, replication_set_);
    look();
    enough_ = replication_set_.finished();
    const int signal =
        simulate(replication_set_, options_.resources, console_, options_.common.quiet,
                 {.accepted = [&](const experiment::WorkResult& result) { came_in(result); },
                  .has_enough = [&] { return enough_.load(); },
                  .standing = [&] { return standing_; },
                  .specification = &specification_});
    if (signal != 0)
      recorder_->stopped(replication_set_, signal,
                         {replication_set_.done(), replication_set_.asked()},
                         replication_set_.done() > 0);
    return signal;
  }

  /// A shard has no report: its journal is merged with the others'.
  bool is_share() const { return shard_.has_value(); }
  void write_share() const {
    if (!options_.common.quiet)
      tell(console_, text(console_.language, "cli.shard.done",
                          {{"shard", *options_.shard},
                           {"done", std::to_string(replication_set_.done())},
                           {"all", std::to_string(replication_set_.replications())},
                           {"file", *options_.journal}}));
  }

private:
  void came_in(const experiment::WorkResult& result) {
    recorder_->came_in(replication_set_, result);
    look();
    enough_ = replication_set_.finished();
  }

  /// A share of the replications has no batches to look at.
  void look() {
    if (!monitor_ || monitor_->has_enough() || !monitor_->look(replication_set_.file())) return;
    standing_ = monitor_->words(replication_set_.file(), console_.language);
    if (Events* events = recorder_->events()) events->look(*monitor_, replication_set_);
    if (monitor_->has_enough()) replication_set_.file().cut(monitor_->looked());
  }

  const experiment::JobSpecification& specification_;
  const JobOptions& options_;
  Console& console_;
  std::optional<Shard> shard_;
  ReplicationSet replication_set_;
  std::optional<ProgressMonitor> monitor_;
  std::string standing_;             ///< at the last look, for people
  std::atomic<bool> enough_ = false; ///< nothing more is needed, whatever is under way
  std::optional<JobRecorder> recorder_;
};

} // namespace

int run_job(const JobOptions& options, Console& console) {
  report_date(options.common); // refused before anything is run
  experiment::JobSpecification asked = options.specification;
  asked.version = version();
  asked.scenario = read_input(asked.file, console);
  const auto [job, diagnostics] = plan_job(std::move(asked));
  write_findings(console, diagnostics, options.common.quiet);
  Output output(options.common.out, console,
                inputs_of(options.specification.file, options.journal));
  if (!job) return refuse(diagnostics, options, output, console.language);
  Work work(*job, options, output, console);
  const int signal = work.run();
  if (signal == 0 && work.is_share()) {
    work.write_share();
    return 0;
  }
  if (work.is_share() || work.replication_set().file().done() == 0) return status_of_signal(signal);
  const auto verdict =
      write_report(*job, work.replication_set(), options.common, options.strict, output, console);
  return signal != 0 ? status_of_signal(signal) : status_of(verdict, options.strict);
}

int status_of(experiment::Verdict verdict, bool strict) {
  switch (verdict) {
  case experiment::Verdict::fail:
    return 1;
  case experiment::Verdict::inconclusive:
    return strict ? 1 : 2;
  default:
    return 0;
  }
}

} // namespace pondlab::cli
