#include "cli/compare.hpp"

#include "base/error.hpp"
#include "cli/comparison_task.hpp"

namespace pondlab::cli {

void Compare::declare(Arguments& arguments) {
  arguments.positional("file", options_.file);
  arguments.words("strategies", "NAME", strategies_);
  arguments.words("explain", "NAME", explained_);
  declare_task(arguments, options_, ComparisonTask::formats());
}

int Compare::run(Console& console) {
  experiment::Inquiry inquiry;
  inquiry.kind = experiment::Inquiry::Kind::comparison;
  inquiry.names = strategies_;
  if (!explained_.empty()) {
    if (!strategies_.empty()) throw Error(Failure::usage, "cli.compare.explain_alone", {});
    inquiry.kind = experiment::Inquiry::Kind::explanation;
    inquiry.names = explained_;
  }
  return carry_out(std::move(inquiry), options_, console);
}

} // namespace pondlab::cli
