#include "cli/commands/search.hpp"

#include "base/version.hpp"
#include "cli/job/job_recorder.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/batch_runner.hpp"
#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "report/format/csv.hpp"
#include "report/search/search_report.hpp"

namespace pondlab::cli {

namespace {

using experiment::JobSpecification;
using experiment::ReplicationSet;

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::string written(const experiment::Search& search, const std::string& format,
                    const std::string& file, Language language, bool colour) {
  if (format == "json" || format == "ndjson") return report::search_json(search, file);
  if (format == "csv") return report::search_csv(search);
  if (format == "csv-excel") return report::for_excel(report::search_csv(search, language));
  return cli::written(report::search_document(search, language), format, language, colour);
}

/// What was left to the file is said, so that equal specifications look equal.
JobSpecification inquiry_of(const experiment::Search& search, const std::string& file,
                            std::string text) {
  const experiment::SearchRequest asked = search.request();
  JobSpecification specification;
  specification.version = version();
  specification.kind = JobSpecification::Kind::search;
  specification.file = file;
  specification.scenario = std::move(text);
  specification.seed = asked.seed;
  specification.replications = asked.replications;
  if (asked.days != search.scenario().setup.horizon.days) specification.days = asked.days;
  specification.plans = asked.plans;
  specification.trials = asked.trials;
  specification.finalists = asked.finalists;
  return specification;
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
  int run(std::optional<std::int64_t> jobs) {
    while (!search_.done()) {
      check_stage(search_);
      ReplicationSet replication_set = search_.replication_set();
      begin(replication_set);
      const int signal = simulate(replication_set, jobs, console_, quiet_,
                                  {.accepted = [&](const experiment::WorkResult& result) {
                                    recorder_.came_in(replication_set, result);
                                  }});
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
  arguments.positional("file", file_);
  arguments.whole("plans", plans_, 1, experiment::most_plans);
  arguments.whole("trials", trials_, 2, max_replications);
  arguments.whole("finalists", finalists_, 1, experiment::most_finalists);
  arguments.whole("replications", replications_, 2, max_replications);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("days", days_, 1, engine::max_days);
  arguments.whole("jobs", jobs_, 1, max_jobs);
  arguments.word("journal", "FILE", journal_);
  declare_common(arguments, common_,
                 {"text", "json", "ndjson", "csv", "csv-excel", "markdown", "html"});
}

experiment::SearchRequest Search::request() const {
  return {.seed = seed_ ? std::optional(static_cast<std::uint64_t>(*seed_)) : std::nullopt,
          .plans = small(plans_),
          .trials = small(trials_),
          .finalists = small(finalists_),
          .replications = small(replications_),
          .days = small(days_)};
}

void Search::report(const experiment::Search& search, Output& output, Language language) const {
  std::string text = written(search, common_.format, shown_name(file_), language, output.colour());
  if (common_.format == "ndjson")
    Events(output).report({std::move(text), search.decision().settled
                                                ? experiment::Verdict::pass
                                                : experiment::Verdict::inconclusive});
  else
    output.write(text);
}

int Search::run(Console& console) {
  const std::string text = read_input(file_, console);
  auto [search, diagnostics] = experiment::plan_search(text, shown_name(file_), request());
  write_findings(console, diagnostics, common_.quiet);
  if (!search) return static_cast<int>(Failure::bad_data);
  check_stage(*search); // before anything is written
  Output output(common_.out, console, inputs_of(file_, journal_));
  const JobSpecification specification = inquiry_of(*search, file_, text);
  JobRecorder recorder(specification, journal_, common_, output, console);
  if (Events* events = recorder.events()) events->begin(specification, *search);
  if (const int signal = SearchWork(*search, recorder, console, common_.quiet).run(jobs_))
    return status_of_signal(signal);
  report(*search, output, console.language);
  return search->decision().settled ? 0 : 2;
}

} // namespace pondlab::cli
