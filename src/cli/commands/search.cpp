#include "cli/commands/search.hpp"

#include "base/version.hpp"
#include "cli/job/job_recorder.hpp"
#include "cli/job/job_report.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "report/format/csv.hpp"
#include "report/search/search_report.hpp"

namespace pondlab::cli {

namespace {

using experiment::ReplicationSet;

std::string written(const experiment::Search& search, const std::string& format,
                    const std::string& file, Language language, bool colour) {
  if (format == "json" || format == "ndjson") return report::search_json(search, file);
  if (format == "csv") return report::search_csv(search);
  if (format == "csv-excel") return report::for_excel(report::search_csv(search, language));
  return document_as(format, report::search_document(search, language), language, colour);
}

void check_stage(const experiment::Search& search) {
  check_work(search.comparison().arms, search.comparison().replications);
}

/// A search's stages, one after the other. What is found while choosing is no result, so there is
/// no report on a search that is stopped.
class SearchWork {
public:
  SearchWork(experiment::Search& search, JobRecorder& recorder, Console& console, bool quiet)
      : search_(search), recorder_(recorder), console_(console), quiet_(quiet) {}

  /// Returns the signal that stopped it, or 0.
  int run(const Resources& resources) {
    while (!search_.done()) {
      check_stage(search_);
      ReplicationSet replication_set = search_.replication_set();
      begin(replication_set);
      const int signal = simulate(replication_set, resources, console_, quiet_,
                                  {.accepted =
                                       [&](const experiment::WorkResult& result) {
                                         recorder_.came_in(replication_set, result);
                                       },
                                   .specification = &search_.comparison().specification});
      if (signal != 0) {
        recorder_.stopped(replication_set, signal, how_far(replication_set), false);
        return signal;
      }
      done_before_ += replication_set.done();
      search_.take(std::move(replication_set.file()));
    }
    return 0;
  }

private:
  void begin(ReplicationSet& replication_set) {
    loaded_ += recorder_.load(replication_set);
    const bool is_last = search_.stage() == experiment::Search::Stage::confirm;
    if (loaded_ > 0 && (is_last || !replication_set.finished())) {
      if (!resumed_) recorder_.write_resumed(how_far(replication_set));
      resumed_ = true;
    }
    if (!quiet_ && !replication_set.finished())
      tell(console_,
           text(console_.language, "cli.search.stage." + std::string(key_of(search_.stage()))));
    if (Events* events = recorder_.events()) events->stage(search_, replication_set);
  }

  /// In all stages; the refining may fall away.
  HowFar how_far(const ReplicationSet& replication_set) const {
    return {done_before_ + replication_set.done(),
            done_before_ + replication_set.asked() + search_.replications_to_come()};
  }

  experiment::Search& search_;
  JobRecorder& recorder_;
  Console& console_;
  bool quiet_;
  int loaded_ = 0, done_before_ = 0; ///< replications; before this stage
  bool resumed_ = false;             ///< that was said
};

} // namespace

void Search::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::search;
  arguments.positional("file", asked.file);
  arguments.whole("plans", asked.plans, 1, experiment::most_plans);
  arguments.whole("trials", asked.trials, 2, max_replications);
  arguments.whole("finalists", asked.finalists, 1, experiment::most_finalists);
  arguments.whole("replications", asked.replications, 2, max_replications);
  arguments.whole("seed", asked.seed, 0, max_seed);
  arguments.whole("days", asked.days, 1, engine::max_days);
  options_.resources.declare(arguments);
  arguments.word("journal", "FILE", options_.journal);
  declare_common(arguments, options_.common, formats_of(asked.kind));
}

void Search::report(const experiment::Search& search, Output& output, Language language) const {
  const std::string& format = options_.common.format;
  const std::string text =
      written(search, format, shown_name(options_.specification.file), language, output.colour());
  if (format == "ndjson")
    Events(output).report(text, search.decision().settled ? experiment::Verdict::pass
                                                          : experiment::Verdict::inconclusive);
  else
    output.write(text);
}

int Search::run(Console& console) {
  const Common& common = options_.common;
  experiment::JobSpecification asked = options_.specification;
  asked.version = version();
  asked.scenario = read_input(asked.file, console);
  auto [search, diagnostics] = experiment::plan_search(std::move(asked));
  write_findings(console, diagnostics, common.quiet);
  if (!search) return static_cast<int>(Failure::bad_data);
  check_stage(*search); // before anything is written
  Output output(common.out, console, inputs_of(options_.specification.file, options_.journal));
  JobRecorder recorder(search->specification(), options_.journal, common, output, console);
  if (Events* events = recorder.events()) events->begin_search(search->specification());
  if (const int signal =
          SearchWork(*search, recorder, console, common.quiet).run(options_.resources))
    return status_of_signal(signal);
  report(*search, output, console.language);
  return search->decision().settled ? 0 : 2;
}

} // namespace pondlab::cli
