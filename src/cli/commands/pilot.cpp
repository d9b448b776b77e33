#include "cli/commands/pilot.hpp"

#include "cli/job/job_report.hpp"
#include "cli/job/run_job.hpp"

namespace pondlab::cli {

void Pilot::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::pilot;
  declare_job(arguments, options_, formats_of(asked.kind), {2, 100});
  arguments.word("strategy", "NAME", asked.strategy);
  arguments.word("versus", "NAME", versus_);
  arguments.words("of", "FIGURE", asked.measures);
  arguments.whole("power", asked.power, experiment::least_power, experiment::most_power);
}

int Pilot::run(Console& console) {
  if (versus_) options_.specification.strategies = {*versus_};
  return run_job(options_, console);
}

} // namespace pondlab::cli
