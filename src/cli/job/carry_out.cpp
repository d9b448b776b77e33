#include "cli/job/carry_out.hpp"

#include "base/version.hpp"
#include "cli/job/proceedings.hpp"
#include "cli/job/shard.hpp"
#include "cli/job/simulate.hpp"
#include "cli/job/task.hpp"
#include "cli/job/tell_report.hpp"
#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "report/model/annotation.hpp"

#include <atomic>

namespace pondlab::cli {

namespace {

using experiment::Inquiry;
using experiment::Programme;

Inquiry completed(Inquiry inquiry, const TaskOptions& options, Console& console) {
  inquiry.version = version();
  inquiry.file = options.file;
  inquiry.scenario = read_input(options.file, console);
  if (options.seed) inquiry.seed = static_cast<std::uint64_t>(*options.seed);
  if (options.replications) inquiry.replications = static_cast<int>(*options.replications);
  if (options.days) inquiry.days = static_cast<int>(*options.days);
  return inquiry;
}

/// Writes the findings for which there is no task where the format has a place for them: CI shows
/// what stands in the report. There each is an error, told from a failure.
int refuse(const Diagnostics& diagnostics, const TaskOptions& options, Output& output,
           Language language) {
  if (options.common.format == "junit")
    output.write(findings_junit(diagnostics, options.file, language));
  if (options.common.format == "github")
    output.write(report::annotations_text(diagnostics, options.file, language));
  return static_cast<int>(Failure::bad_data);
}

/// The part of the work that is done here, into the journal.
class Work {
public:
  Work(const Task& task, const TaskOptions& options, Output& output, Console& console)
      : task_(task), options_(options), console_(console), shard_(shard_of(options.shard)),
        programme_(task.programme()) {
    if (!shard_) lookout_ = task.lookout();
    if (shard_ && !options.journal) throw Error(Failure::usage, "cli.shard.no_journal", {});
    check_work(programme_.arms(), programme_.replications());
    proceedings_.emplace(task.inquiry(), options.journal, options.common, output, console);
  }

  const Programme& programme() const { return programme_; }

  /// Returns the signal that stopped it, or 0.
  int run() {
    if (proceedings_->load(programme_) > 0)
      proceedings_->tell_resumed({programme_.done(), programme_.replications()});
    if (shard_) programme_.restrict_to(shard_->number, shard_->count);
    if (Events* events = proceedings_->events()) events->begin(task_.inquiry(), programme_);
    look();
    enough_ = programme_.finished();
    const int signal =
        simulate(programme_, options_.jobs, console_, options_.common.quiet,
                 {.accepted = [&](const experiment::UnitResult& result) { came_in(result); },
                  .has_enough = [&] { return enough_.load(); },
                  .standing = [&] { return standing_; },
                  .assistance = assistance()});
    if (signal != 0)
      proceedings_->stopped(programme_, signal, {programme_.done(), programme_.asked()},
                            programme_.done() > 0);
    return signal;
  }

  /// A shard has no report: its journal is merged with the others'.
  bool is_share() const { return shard_.has_value(); }
  void tell_share() const {
    if (!options_.common.quiet)
      tell(console_, text(console_.language, "cli.shard.done",
                          {{"shard", *options_.shard},
                           {"done", std::to_string(programme_.done())},
                           {"all", std::to_string(programme_.replications())},
                           {"file", *options_.journal}}));
  }

private:
  std::function<void(experiment::Foreman&)> assistance() const {
    if (!console_.assist) return {};
    return [this](experiment::Foreman& foreman) { console_.assist(task_.inquiry(), foreman); };
  }

  void came_in(const experiment::UnitResult& result) {
    proceedings_->came_in(programme_, result);
    look();
    enough_ = programme_.finished();
  }

  /// A share of the replications has no batches to look at.
  void look() {
    if (!lookout_ || lookout_->has_enough() || !lookout_->look(programme_.file())) return;
    standing_ = lookout_->words(programme_.file(), console_.language);
    if (Events* events = proceedings_->events()) events->look(*lookout_, programme_);
    if (lookout_->has_enough()) programme_.file().cut(lookout_->looked());
  }

  const Task& task_;
  const TaskOptions& options_;
  Console& console_;
  std::optional<Shard> shard_;
  Programme programme_;
  std::optional<Lookout> lookout_;
  std::string standing_;             ///< at the last look, for people
  std::atomic<bool> enough_ = false; ///< nothing more is needed, whatever is under way
  std::optional<Proceedings> proceedings_;
};

} // namespace

void declare_task(Arguments& arguments, TaskOptions& options, std::vector<std::string> formats) {
  arguments.whole("seed", options.seed, 0, max_seed);
  arguments.whole("replications", options.replications, 1, max_replications);
  arguments.whole("days", options.days, 1, engine::max_days);
  arguments.whole("jobs", options.jobs, 1, max_jobs);
  arguments.word("journal", "FILE", options.journal);
  arguments.word("shard", "I/N", options.shard);
  arguments.flag("strict", options.strict);
  declare_common(arguments, options.common, std::move(formats));
}

int carry_out(Inquiry inquiry, const TaskOptions& options, Console& console) {
  refuse_journal_as_output(options.journal, options.common);
  const auto [task, diagnostics] = plan_task(completed(std::move(inquiry), options, console));
  tell_findings(console, diagnostics, options.common.quiet);
  Output output(options.common.out, console, options.file);
  if (!task) return refuse(diagnostics, options, output, console.language);
  Work work(*task, options, output, console);
  const int signal = work.run();
  if (signal == 0 && work.is_share()) {
    work.tell_share();
    return 0;
  }
  if (work.is_share() || work.programme().file().done() == 0) return status_of_signal(signal);
  const auto verdict =
      tell_report(*task, work.programme(), options.common, options.strict, output, console);
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
