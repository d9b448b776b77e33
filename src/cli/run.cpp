#include "cli/run.hpp"

#include "base/error.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"
#include "experiment/study.hpp"
#include "report/run_report.hpp"

namespace pondlab::cli {

namespace {

int status_of(experiment::Verdict verdict) {
  switch (verdict) {
  case experiment::Verdict::fail:
    return 1;
  case experiment::Verdict::inconclusive:
    return 2;
  default:
    return 0;
  }
}

} // namespace

void Run::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("strategy", "NAME", strategy_);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replications", replications_, 1, max_replications);
  arguments.whole("days", days_, 1, engine::max_days);
  arguments.whole("jobs", jobs_, 1, max_jobs);
  arguments.words("measure", "KEY", measures_);
  declare_common(arguments, common_, {"text", "json", "csv", "junit"});
}

int Run::run(Console& console) {
  const std::string text = read_input(file_, console);
  const auto [study, diagnostics] = experiment::plan_study(
      text, shown_name(file_), request_of(strategy_, seed_, replications_, days_, measures_));
  tell_findings(console, diagnostics, common_.quiet);
  Output output(common_.out, console, file_);
  if (!study) return refuse(diagnostics, output, console);
  check_work(study->arms, study->replications);
  experiment::Experiment experiment = study->experiment();
  if (const int signal = simulate(experiment, experiment::Worker(study->arms, study->seed),
                                  static_cast<int>(jobs_.value_or(experiment::usable_jobs())),
                                  console, common_.quiet))
    return status_of_signal(signal);
  output.write(rendered(*study, experiment, console.language, output.colour()));
  return status_of(verdict(*study, experiment));
}

/// CI shows what stands in the report: there, each finding is an error, told from a failure.
int Run::refuse(const Diagnostics& diagnostics, Output& output, const Console& console) const {
  if (common_.format == "junit") output.write(findings_junit(diagnostics, file_, console.language));
  return static_cast<int>(Failure::bad_data);
}

std::string Run::rendered(const experiment::Study& study, const experiment::Experiment& experiment,
                          Language language, bool colour) const {
  const report::RunReport report{study, experiment, manifest_of(experiment, file_, study.strategy)};
  if (common_.format == "json") return report::run_json(report);
  if (common_.format == "csv") return report::run_csv(report);
  if (common_.format == "junit") return report::run_junit(report, language);
  return report::run_text(report, language, colour);
}

} // namespace pondlab::cli
