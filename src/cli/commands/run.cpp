#include "cli/commands/run.hpp"

#include "cli/job/study_task.hpp"

namespace pondlab::cli {

void Run::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.word("strategy", "NAME", strategy_);
  arguments.words("measure", "KEY", measures_);
  declare_task(arguments, options_, StudyTask::formats());
}

int Run::run(Console& console) {
  experiment::JobSpecification specification;
  specification.kind = experiment::JobSpecification::Kind::study;
  specification.strategy = strategy_;
  specification.names = measures_;
  return run_job(std::move(specification), options_, console);
}

} // namespace pondlab::cli
