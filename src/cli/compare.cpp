#include "cli/compare.hpp"

#include "cli/comparison_task.hpp"
#include "cli/input.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.words("strategies", "NAME", strategies_);
  declare_task(arguments, options_, ComparisonTask::formats());
}

int Compare::run(Console& console) {
  const std::string text = read_input(options_.file, console);
  const experiment::Request request =
      request_of({}, options_.seed, options_.replications, options_.days, {});
  auto [comparison, diagnostics] =
      experiment::plan_comparison(text, shown_name(options_.file),
                                  {strategies_, request.seed, request.replications, request.days});
  tell_findings(console, diagnostics, options_.common.quiet);
  Output output(options_.common.out, console, options_.file);
  if (!comparison) return refuse(diagnostics, options_, output, console.language);
  return carry_out(ComparisonTask(std::move(*comparison), options_.file), options_, output,
                   console);
}

} // namespace pondlab::cli
