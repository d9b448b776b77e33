#include "cli/run.hpp"

#include "cli/input.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"
#include "cli/study_task.hpp"

namespace pondlab::cli {

void Run::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.word("strategy", "NAME", strategy_);
  arguments.words("measure", "KEY", measures_);
  declare_task(arguments, options_, StudyTask::formats());
}

int Run::run(Console& console) {
  const std::string text = read_input(options_.file, console);
  auto [study, diagnostics] = experiment::plan_study(
      text, shown_name(options_.file),
      request_of(strategy_, options_.seed, options_.replications, options_.days, measures_));
  tell_findings(console, diagnostics, options_.common.quiet);
  Output output(options_.common.out, console, options_.file);
  if (!study) return refuse(diagnostics, options_, output, console.language);
  return carry_out(StudyTask(std::move(*study), options_.file), options_, output, console);
}

} // namespace pondlab::cli
