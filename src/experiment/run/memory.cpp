#include "experiment/run/memory.hpp"

#include "engine/world/memory.hpp"

#include <algorithm>

namespace pondlab::experiment {

double bytes_of_work(const std::vector<Arm>& arms, int jobs) {
  double run = 0, results = 0;
  for (const Arm& arm : arms) {
    const engine::Setup& setup = arm.plan->setup;
    const auto mechanisms = static_cast<std::size_t>(arm.plan->mechanism_count());
    run = std::max(run,
                   engine::bytes_of_population(setup) + engine::bytes_of_world(setup, mechanisms));
    results += 2 * engine::bytes_of_results(setup, mechanisms);
  }
  return jobs * (run + results);
}

} // namespace pondlab::experiment
