#include "cli/job/simulate.hpp"

#include "base/error.hpp"
#include "cli/program/progress.hpp"
#include "engine/model/setup.hpp"
#include "scenario/file/scenario.hpp"

#include <fmt/format.h>

namespace pondlab::cli {

namespace {

double person_days(const std::vector<experiment::Arm>& arms) {
  double days = 0;
  for (const experiment::Arm& arm : arms)
    days += static_cast<double>(engine::people_of(arm.plan->setup)) * arm.plan->day_count();
  return days;
}

void check_work(double work) {
  if (work > scenario::max_person_days)
    throw Error(Failure::usage, "cli.usage.too_much_work",
                {{"work", fmt::format("{:.1e}", work)},
                 {"limit", fmt::format("{:.0e}", scenario::max_person_days)}});
}

} // namespace

void check_work(const std::vector<experiment::Arm>& arms, int replications) {
  check_work(person_days(arms) * replications);
}

/// A protocol may go through an arm's season more than once.
void check_work(const experiment::ReplicationSet& work) {
  double days = 0;
  for (const experiment::Arm& arm : work.arms()) days += arm.plan->day_count();
  check_work(person_days(work.arms()) * work.replications() *
             (static_cast<double>(work.days()) / days));
}

int simulate(experiment::WorkSource& work, std::optional<std::int64_t> jobs, Console& console,
             bool quiet, const Hooks& hooks) {
  ProgressLine progress(console, quiet);
  const auto has_enough = [&] { return hooks.has_enough && hooks.has_enough(); };
  if (has_enough()) return 0;
  std::function<void(experiment::WorkQueue&)> assistance;
  if (hooks.specification && console.assist)
    assistance = [&](experiment::WorkQueue& queue) { console.assist(*hooks.specification, queue); };
  const int threads = static_cast<int>(jobs.value_or(assistance ? 1 : experiment::usable_jobs()));
  const experiment::Overseer overseer{
      .progress =
          [&](const experiment::Progress& how_far) {
            if (how_far.replications_done > 0) console.has_results();
            progress.show(how_far, hooks.standing ? hooks.standing() : "");
          },
      .cancelled = [&] { return console.stopped_by() != 0 || has_enough(); },
      .accepted = hooks.accepted};
  run_parallel(work, threads, overseer, assistance);
  return work.finished() || has_enough() ? 0 : console.stopped_by();
}

} // namespace pondlab::cli
