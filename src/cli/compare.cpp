#include "cli/compare.hpp"

#include "cli/comparison_task.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.words("strategies", "NAME", strategies_);
  declare_task(arguments, options_, ComparisonTask::formats());
}

int Compare::run(Console& console) {
  experiment::Inquiry inquiry;
  inquiry.kind = experiment::Inquiry::Kind::comparison;
  inquiry.names = strategies_;
  return carry_out(std::move(inquiry), options_, console);
}

} // namespace pondlab::cli
