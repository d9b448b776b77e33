#include "cli/carry_out.hpp"

#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"

namespace pondlab::cli {

namespace {

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

/// What is kept of a run that a signal stopped, and how to get the rest.
void tell_stopped(const experiment::Experiment& experiment, Console& console) {
  tell(console, text(console.language,
                     experiment.done() == 0 ? "cli.stopped.nothing" : "cli.stopped.reported",
                     {{"done", std::to_string(experiment.done())},
                      {"all", std::to_string(experiment.asked())}}));
}

} // namespace

void declare_task(Arguments& arguments, TaskOptions& options, std::vector<std::string> formats) {
  arguments.whole("seed", options.seed, 0, max_seed);
  arguments.whole("replications", options.replications, 1, max_replications);
  arguments.whole("days", options.days, 1, engine::max_days);
  arguments.whole("jobs", options.jobs, 1, max_jobs);
  arguments.flag("strict", options.strict);
  declare_common(arguments, options.common, std::move(formats));
}

int refuse(const Diagnostics& diagnostics, const TaskOptions& options, Output& output,
           Language language) {
  if (options.common.format == "junit")
    output.write(findings_junit(diagnostics, options.file, language));
  return static_cast<int>(Failure::bad_data);
}

int carry_out(const Task& task, const TaskOptions& options, Output& output, Console& console) {
  experiment::Experiment experiment = task.experiment();
  check_work(experiment.arms(), experiment.replications());
  const int signal = simulate(experiment, jobs_of(options.jobs), console, options.common.quiet);
  if (signal != 0) tell_stopped(experiment, console);
  if (experiment.done() == 0) return status_of_signal(signal);
  const Told told =
      task.report(experiment, {options.common.format, console.language, output.colour()});
  output.write(told.text);
  return signal != 0 ? status_of_signal(signal) : status_of(told.verdict, options.strict);
}

} // namespace pondlab::cli
