#include "cli/job/simulate.hpp"

#include "base/error.hpp"
#include "cli/program/progress.hpp"
#include "engine/model/setup.hpp"
#include "scenario/file/scenario.hpp"

#include <fmt/format.h>

namespace pondlab::cli {

void check_work(const std::vector<experiment::Arm>& arms, int replications) {
  double work = 0;
  for (const experiment::Arm& arm : arms)
    work += static_cast<double>(engine::people_of(arm.plan->setup)) * arm.plan->day_count();
  work *= replications;
  if (work > scenario::max_person_days)
    throw Error(Failure::usage, "cli.usage.too_much_work",
                {{"work", fmt::format("{:.1e}", work)},
                 {"limit", fmt::format("{:.0e}", scenario::max_person_days)}});
}

int simulate(experiment::WorkSource& work, std::optional<std::int64_t> jobs, Console& console,
             bool quiet, const Hooks& hooks) {
  ProgressLine progress(console, quiet);
  const auto has_enough = [&] { return hooks.has_enough && hooks.has_enough(); };
  if (has_enough()) return 0;
  const int threads =
      static_cast<int>(jobs.value_or(hooks.assistance ? 1 : experiment::usable_jobs()));
  const experiment::Overseer overseer{
      .progress =
          [&](const experiment::Progress& how_far) {
            if (how_far.replications_done > 0) console.has_results();
            progress.show(how_far, hooks.standing ? hooks.standing() : "");
          },
      .cancelled = [&] { return console.stopped_by() != 0 || has_enough(); },
      .accepted = hooks.accepted};
  run_parallel(work, experiment::Worker(work.arms(), work.seed(), work.parameters()), threads,
               overseer, hooks.assistance);
  return work.finished() || has_enough() ? 0 : console.stopped_by();
}

} // namespace pondlab::cli
