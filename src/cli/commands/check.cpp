#include "cli/commands/check.hpp"

#include "cli/job/job_report.hpp"
#include "cli/job/run_job.hpp"

namespace pondlab::cli {

void Check::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::check;
  declare_job(arguments, options_, formats_of(asked.kind), {2, 100});
  arguments.flag("strict", options_.strict);
}

int Check::run(Console& console) { return run_job(options_, console); }

} // namespace pondlab::cli
