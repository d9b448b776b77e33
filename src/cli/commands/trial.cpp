#include "cli/commands/trial.hpp"

#include "cli/job/job_report.hpp"
#include "cli/job/run_job.hpp"

namespace pondlab::cli {

void Trial::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::trial;
  declare_job(arguments, options_, formats_of(asked.kind), {2, 100});
  arguments.word("strategy", "NAME", asked.strategy);
  arguments.words("mechanism", "NAME", asked.mechanisms);
  arguments.whole("holdout", asked.holdout, experiment::least_holdout, experiment::most_holdout);
}

int Trial::run(Console& console) { return run_job(options_, console); }

} // namespace pondlab::cli
