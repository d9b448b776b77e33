#include "cli/job/simulate.hpp"

#include "base/error.hpp"
#include "cli/program/progress.hpp"
#include "engine/model/magnitude.hpp"
#include "engine/model/setup.hpp"
#include "experiment/run/memory.hpp"
#include "scenario/file/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::cli {

namespace {

double person_days(const std::vector<experiment::Arm>& arms) {
  double days = 0;
  for (const experiment::Arm& arm : arms)
    days += static_cast<double>(engine::people_of(arm.plan->setup)) * arm.plan->day_count();
  return days;
}

void check_time(double work) {
  if (work > scenario::max_person_days)
    throw Error(Failure::usage, "cli.usage.too_much_work",
                {{"work", fmt::format("{:.1e}", work)},
                 {"limit", fmt::format("{:.0e}", scenario::max_person_days)}});
}

void check_money(const std::vector<experiment::Arm>& arms, int replications) {
  double sales = 0;
  for (const experiment::Arm& arm : arms)
    sales =
        std::max(sales, engine::magnitude_of(arm.plan->setup, !arm.plan->campaign.empty()).sales *
                            replications);
  if (sales > engine::max_sales_of_all)
    throw Error(Failure::usage, "cli.usage.too_much_money",
                {{"money", fmt::format("{:.1e}", sales / 100)},
                 {"limit", fmt::format("{:.0e}", engine::max_sales_of_all / 100)}});
}

/// As many as asked for, all of which must fit into memory; else as many as do, at least one.
int threads_for(const std::vector<experiment::Arm>& arms, const Resources& resources,
                bool assisted) {
  const double limit = resources.memory_limit();
  check_memory(arms, static_cast<int>(resources.jobs.value_or(1)), limit);
  if (resources.jobs) return static_cast<int>(*resources.jobs);
  const double fit = limit / experiment::bytes_of_work(arms, 1);
  return assisted ? 1 : static_cast<int>(std::clamp(fit, 1., double(experiment::usable_jobs())));
}

} // namespace

void check_work(const std::vector<experiment::Arm>& arms, int replications) {
  check_time(person_days(arms) * replications);
  check_money(arms, replications);
}

/// A protocol may go through an arm's season more than once.
void check_work(const experiment::ReplicationSet& work) {
  double days = 0;
  for (const experiment::Arm& arm : work.arms()) days += arm.plan->day_count();
  check_time(person_days(work.arms()) * work.replications() *
             (static_cast<double>(work.days()) / days));
  check_money(work.arms(), work.replications());
}

int simulate(experiment::WorkSource& work, const Resources& resources, Console& console, bool quiet,
             const Hooks& hooks) {
  ProgressLine progress(console, quiet);
  const auto has_enough = [&] { return hooks.has_enough && hooks.has_enough(); };
  if (has_enough()) return 0;
  std::function<void(experiment::WorkQueue&)> assistance;
  if (hooks.specification && console.assist)
    assistance = [&](experiment::WorkQueue& queue) { console.assist(*hooks.specification, queue); };
  const int threads = threads_for(work.arms(), resources, assistance != nullptr);
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
