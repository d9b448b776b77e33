#include "cli/commands/run.hpp"

#include "cli/job/job_report.hpp"
#include "cli/job/run_job.hpp"

namespace pondlab::cli {

void Run::declare(Arguments& arguments) {
  experiment::JobSpecification& asked = options_.specification;
  asked.kind = experiment::JobSpecification::Kind::study;
  declare_job(arguments, options_, formats_of(asked.kind));
  declare_date(arguments, options_.common);
  arguments.word("strategy", "NAME", asked.strategy);
  arguments.words("measure", "KEY", asked.measures);
  arguments.flag("strict", options_.strict);
}

int Run::run(Console& console) { return run_job(options_, console); }

} // namespace pondlab::cli
