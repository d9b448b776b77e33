#include "cli/commands/compare.hpp"

#include "base/error.hpp"
#include "cli/job/comparison_task.hpp"
#include "experiment/run/parameter_points.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.words("strategies", "NAME", strategies_);
  arguments.words("explain", "NAME", explained_);
  arguments.whole("draws", draws_, 0, experiment::most_draws);
  arguments.flag("screen", screen_);
  declare_task(arguments, options_, ComparisonTask::formats());
}

int Compare::run(Console& console) {
  experiment::JobSpecification specification;
  specification.kind = experiment::JobSpecification::Kind::comparison;
  specification.names = strategies_;
  if (draws_) specification.draws = static_cast<int>(*draws_);
  specification.screen = screen_;
  if (!explained_.empty()) {
    if (!strategies_.empty()) throw Error(Failure::usage, "cli.compare.explain_alone", {});
    if (draws_ || screen_) throw Error(Failure::usage, "cli.compare.explain_without_doubt", {});
    specification.kind = experiment::JobSpecification::Kind::explanation;
    specification.names = explained_;
  }
  return run_job(std::move(specification), options_, console);
}

} // namespace pondlab::cli
