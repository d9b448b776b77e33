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
  experiment::Inquiry inquiry;
  inquiry.kind = experiment::Inquiry::Kind::comparison;
  inquiry.names = strategies_;
  if (draws_) inquiry.draws = static_cast<int>(*draws_);
  inquiry.screen = screen_;
  if (!explained_.empty()) {
    if (!strategies_.empty()) throw Error(Failure::usage, "cli.compare.explain_alone", {});
    if (draws_ || screen_) throw Error(Failure::usage, "cli.compare.explain_without_doubt", {});
    inquiry.kind = experiment::Inquiry::Kind::explanation;
    inquiry.names = explained_;
  }
  return carry_out(std::move(inquiry), options_, console);
}

} // namespace pondlab::cli
