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
  experiment::Inquiry inquiry;
  inquiry.kind = experiment::Inquiry::Kind::study;
  inquiry.strategy = strategy_;
  inquiry.names = measures_;
  return carry_out(std::move(inquiry), options_, console);
}

} // namespace pondlab::cli
