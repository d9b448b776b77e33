#include "cli/commands/workload.hpp"

#include "base/diagnostic.hpp"
#include "engine/world/world.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/study/study.hpp"
#include "r1/r1.hpp"

#include <chrono>

namespace pondlab::cli {

namespace {

class StopWatch {
public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::shared_ptr<const engine::Plan> plan_of(std::string_view text, std::string_view file,
                                            std::optional<int> days, std::uint64_t& seed) {
  std::string shortened(text);
  if (days) {
    const auto document = experiment::with_days(text, file, *days);
    if (!document) throw DiagnosticError(Failure::bad_data, document.diagnostics.front());
    shortened = document.value->text();
  }
  const auto scenario = scenario::read(shortened, file);
  if (!scenario) throw DiagnosticError(Failure::bad_data, scenario.diagnostics.front());
  seed = static_cast<std::uint64_t>(scenario.value->header.run.seed);
  return experiment::compile_arm(*scenario.value, {scenario.value->default_strategy().id, {}}).plan;
}

} // namespace

std::optional<Measured> measure_scenario(std::string_view text, std::string_view file,
                                         std::optional<int> days, int jobs,
                                         const std::function<bool()>& stopped) {
  std::uint64_t seed = 0;
  const auto plan = plan_of(text, file, days, seed);
  Measured measured{.people = plan->layout.people(), .days = plan->day_count()};
  const StopWatch set_up;
  const auto thread_pool = std::make_shared<engine::ThreadPool>(jobs);
  engine::World world(plan, engine::populate(*plan, engine::Source(seed, 0), thread_pool.get()));
  world.use_threads(thread_pool);
  measured.set_up_seconds = set_up.seconds();
  const StopWatch run;
  while (!world.at_end()) {
    world.step();
    if (stopped()) return std::nullopt;
  }
  measured.seconds = run.seconds();
  const engine::DayCounts& counts = world.state().counts;
  for (engine::Day day = 0; day < measured.days; ++day) {
    measured.member_days += counts.at(day, engine::Counter::members);
    measured.active += counts.at(day, engine::Counter::active);
  }
  measured.bytes = static_cast<std::int64_t>(world.snapshot().size());
  measured.hash = world.day_hashes().back();
  return measured;
}

Measured measure_r1(std::uint32_t agents, int days) {
  Measured measured{.people = agents, .days = days, .member_days = std::int64_t{agents} * days};
  const StopWatch set_up;
  benchmark::R1 r1(agents);
  measured.set_up_seconds = set_up.seconds();
  const StopWatch run;
  measured.hash = r1.run(days).hash;
  measured.seconds = run.seconds();
  return measured;
}

} // namespace pondlab::cli
