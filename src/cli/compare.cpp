#include "cli/compare.hpp"

#include "base/error.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"
#include "experiment/comparison.hpp"
#include "report/compare_report.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.words("strategies", "NAME", strategies_);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replications", replications_, 1, max_replications);
  arguments.whole("days", days_, 1, engine::max_days);
  arguments.whole("jobs", jobs_, 1, max_jobs);
  declare_common(arguments, common_, {"text", "json"});
}

/// Status 0 when one strategy can be chosen, 2 when more replications are needed to tell.
int Compare::run(Console& console) {
  const std::string text = read_input(file_, console);
  const experiment::Request request = request_of({}, seed_, replications_, days_, {});
  const auto [comparison, diagnostics] = experiment::plan_comparison(
      text, shown_name(file_), {strategies_, request.seed, request.replications, request.days});
  tell_findings(console, diagnostics, common_.quiet);
  Output output(common_.out, console, file_);
  if (!comparison) return static_cast<int>(Failure::bad_data);
  check_work(comparison->arms, comparison->replications);
  experiment::Experiment experiment = comparison->experiment();
  if (const int signal = simulate(
          experiment, experiment::Worker(comparison->arms, comparison->seed),
          static_cast<int>(jobs_.value_or(experiment::usable_jobs())), console, common_.quiet))
    return status_of_signal(signal);
  const report::CompareReport report{*comparison, experiment,
                                     manifest_of(experiment, file_, comparison->strategies.front()),
                                     decide(*comparison, experiment)};
  output.write(common_.format == "json"
                   ? report::compare_json(report)
                   : report::compare_text(report, console.language, output.colour()));
  return report.decision.settled ? 0 : 2;
}

} // namespace pondlab::cli
