#include "cli/search.hpp"

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"
#include "report/search_report.hpp"

#include <array>

namespace pondlab::cli {

namespace {

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::string written(const experiment::Search& search, const std::string& format,
                    const std::string& file, Language language, bool colour) {
  if (format == "json") return report::search_json(search, file);
  const report::Paper paper = report::search_paper(search, language);
  if (format == "markdown") return paper_markdown(paper);
  if (format == "html") return paper_html(paper, language);
  return paper_text(paper, colour);
}

void tell_stage(experiment::Search::Stage stage, Console& console) {
  constexpr std::array<const char*, 3> keys = {"explore", "refine", "confirm"};
  tell(console, text(console.language,
                     std::string("cli.search.stage.") + keys[static_cast<std::size_t>(stage)]));
}

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
  declare_common(arguments, common_, {"text", "json", "markdown", "html"});
}

experiment::SearchRequest Search::request() const {
  return {.seed = seed_ ? std::optional(static_cast<std::uint64_t>(*seed_)) : std::nullopt,
          .plans = small(plans_),
          .trials = small(trials_),
          .finalists = small(finalists_),
          .replications = small(replications_),
          .days = small(days_)};
}

/// Returns the signal that stopped it, or 0. What is found while choosing is no result, so nothing
/// is kept of a search that is stopped.
int Search::work_off(experiment::Search& search, Console& console) const {
  while (!search.done()) {
    if (!common_.quiet) tell_stage(search.stage(), console);
    const experiment::Comparison& comparison = search.comparison();
    check_work(comparison.arms, comparison.replications);
    experiment::Experiment experiment = comparison.experiment();
    if (const int signal = simulate(experiment, jobs_, console, common_.quiet))
      return signal;
    search.take(std::move(experiment));
  }
  return 0;
}

int Search::run(Console& console) {
  auto [search, diagnostics] =
      experiment::plan_search(read_input(file_, console), shown_name(file_), request());
  tell_findings(console, diagnostics, common_.quiet);
  if (!search) return static_cast<int>(Failure::bad_data);
  Output output(common_.out, console, file_);
  if (const int signal = work_off(*search, console)) return status_of_signal(signal);
  output.write(
      written(*search, common_.format, shown_name(file_), console.language, output.colour()));
  return search->decision().settled ? 0 : 2;
}

} // namespace pondlab::cli
