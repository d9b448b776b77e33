#include "experiment/run/memory.hpp"

#include "engine/world/memory.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

constexpr double tables_at_a_time = 3;
/// Of the tables' size. The shipped scenarios' come to .09 to .14, sixty mechanisms to .02.
constexpr double packed_share = .25;

} // namespace

double bytes_of_work(const std::vector<Arm>& arms, int jobs) {
  double run = 0, largest = 0, results = 0;
  for (const Arm& arm : arms) {
    const engine::Setup& setup = arm.plan->setup;
    const auto mechanisms = static_cast<std::size_t>(arm.plan->mechanism_count());
    run = std::max(run,
                   engine::bytes_of_population(setup) + engine::bytes_of_world(setup, mechanisms));
    const double tables = engine::bytes_of_results(setup, mechanisms);
    largest = std::max(largest, tables);
    results += 2 * packed_share * tables;
  }
  return jobs * (run + tables_at_a_time * largest + results);
}

} // namespace pondlab::experiment
