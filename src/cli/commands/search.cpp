#include "cli/commands/search.hpp"

#include "base/version.hpp"
#include "cli/job/proceedings.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "cli/program/seasons.hpp"
#include "report/search/search_report.hpp"

namespace pondlab::cli {

namespace {

using experiment::Inquiry;
using experiment::Programme;

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::string written(const experiment::Search& search, const std::string& format,
                    const std::string& file, Language language, bool colour) {
  if (format == "json" || format == "ndjson") return report::search_json(search, file);
  if (format == "csv") return report::search_csv(search);
  return cli::written(report::search_paper(search, language), format, language, colour);
}

/// What was left to the file is said, so that equal inquiries look equal.
Inquiry inquiry_of(const experiment::Search& search, const std::string& file, std::string text) {
  const experiment::SearchRequest asked = search.request();
  Inquiry inquiry;
  inquiry.version = version();
  inquiry.kind = Inquiry::Kind::search;
  inquiry.file = file;
  inquiry.scenario = std::move(text);
  inquiry.seed = asked.seed;
  inquiry.replications = asked.replications;
  if (asked.days != search.scenario().setup.horizon.days) inquiry.days = asked.days;
  inquiry.plans = asked.plans;
  inquiry.trials = asked.trials;
  inquiry.finalists = asked.finalists;
  return inquiry;
}

void check_stage(const experiment::Search& search) {
  check_work(search.comparison().arms, search.comparison().replications);
}

/// A search's stages, one after the other. What is found while choosing is no result, so there is
/// no report on a search that is stopped.
class SearchWork {
public:
  SearchWork(experiment::Search& search, Proceedings& proceedings, Console& console, bool quiet)
      : search_(search), proceedings_(proceedings), console_(console), quiet_(quiet) {}

  /// Returns the signal that stopped it, or 0.
  int run(std::optional<std::int64_t> jobs) {
    while (!search_.done()) {
      check_stage(search_);
      Programme programme = search_.programme();
      begin(programme);
      const int signal = simulate(programme, jobs, console_, quiet_,
                                  {.accepted = [&](const experiment::UnitResult& result) {
                                    proceedings_.came_in(programme, result);
                                  }});
      if (signal != 0) {
        proceedings_.stopped(programme, signal, how_far(programme), false);
        return signal;
      }
      done_before_ += programme.done();
      search_.take(std::move(programme.file()));
    }
    return 0;
  }

private:
  void begin(Programme& programme) {
    loaded_ += proceedings_.load(programme);
    const bool is_last = search_.stage() == experiment::Search::Stage::confirm;
    if (loaded_ > 0 && (is_last || !programme.finished())) {
      if (!resumed_) proceedings_.tell_resumed(how_far(programme));
      resumed_ = true;
    }
    if (!quiet_ && !programme.finished())
      tell(console_,
           text(console_.language, "cli.search.stage." + std::string(key_of(search_.stage()))));
    if (Events* events = proceedings_.events()) events->stage(search_, programme);
  }

  /// In all stages; the refining may fall away.
  HowFar how_far(const Programme& programme) const {
    return {done_before_ + programme.done(),
            done_before_ + programme.asked() + search_.replications_to_come()};
  }

  experiment::Search& search_;
  Proceedings& proceedings_;
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
  declare_common(arguments, common_, {"text", "json", "ndjson", "csv", "markdown", "html"});
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
  refuse_journal_as_output(journal_, common_);
  const std::string text = read_input(file_, console);
  auto [search, diagnostics] = experiment::plan_search(text, shown_name(file_), request());
  tell_findings(console, diagnostics, common_.quiet);
  if (!search) return static_cast<int>(Failure::bad_data);
  check_stage(*search); // before anything is written
  Output output(common_.out, console, file_);
  const Inquiry inquiry = inquiry_of(*search, file_, text);
  Proceedings proceedings(inquiry, journal_, common_, output, console);
  if (Events* events = proceedings.events()) events->begin(inquiry, *search);
  if (const int signal = SearchWork(*search, proceedings, console, common_.quiet).run(jobs_))
    return status_of_signal(signal);
  report(*search, output, console.language);
  return search->decision().settled ? 0 : 2;
}

} // namespace pondlab::cli
