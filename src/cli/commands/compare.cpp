#include "cli/commands/compare.hpp"

#include "base/error.hpp"
#include "cli/job/job_report.hpp"
#include "cli/job/run_job.hpp"
#include "experiment/run/parameter_points.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::comparison;
  declare_job(arguments, options_, formats_of(asked.kind));
  declare_date(arguments, options_.common);
  arguments.words("strategies", "NAME", asked.strategies);
  arguments.words("explain", "NAME", explained_);
  arguments.whole("draws", asked.draws, 0, experiment::most_draws);
  arguments.flag("screen", asked.screen);
  arguments.flag("strict", options_.strict);
}

int Compare::run(Console& console) {
  experiment::JobSpecification& asked = options_.specification;
  if (!explained_.empty()) {
    if (!asked.strategies.empty()) throw Error(Failure::usage, "cli.compare.explain_alone", {});
    if (asked.draws || asked.screen)
      throw Error(Failure::usage, "cli.compare.explain_without_doubt", {});
    asked.kind = experiment::JobSpecification::Kind::explanation;
    asked.strategies = explained_;
  }
  return run_job(options_, console);
}

} // namespace pondlab::cli
