#include "experiment/statistics/pareto_front.hpp"

#include <algorithm>
#include <limits>

namespace pondlab::experiment {

std::vector<std::size_t> pareto_front_of(const std::vector<Weighed>& plans) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (plans[i].allowed) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return plans[a].gain != plans[b].gain ? plans[a].gain > plans[b].gain
                                          : plans[a].other > plans[b].other;
  });
  std::vector<std::size_t> front;
  double best = -std::numeric_limits<double>::infinity();
  for (const std::size_t i : order) {
    if (plans[i].other <= best) continue;
    best = plans[i].other;
    front.push_back(i);
  }
  return front;
}

} // namespace pondlab::experiment
