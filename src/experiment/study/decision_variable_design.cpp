#include "experiment/study/decision_variable_design.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace pondlab::experiment {

std::vector<std::vector<double>> DecisionVariableDesign::latin_hypercube(std::size_t plans,
                                                                         std::size_t variables) {
  std::vector<std::vector<double>> places(plans, std::vector<double>(variables));
  std::vector<std::size_t> strata(plans);
  for (std::size_t variable = 0; variable < variables; ++variable) {
    std::iota(strata.begin(), strata.end(), std::size_t{0});
    for (std::size_t i = plans; i > 1; --i) std::swap(strata[i - 1], strata[below(i)]);
    for (std::size_t plan = 0; plan < plans; ++plan)
      places[plan][variable] =
          (static_cast<double>(strata[plan]) + .5) / static_cast<double>(plans);
  }
  return places;
}

std::vector<double> DecisionVariableDesign::near(const std::vector<double>& centre, double reach) {
  std::vector<double> place;
  place.reserve(centre.size());
  for (const double middle : centre)
    place.push_back(std::clamp(middle + reach * (2 * fraction() - 1), 0., 1.));
  return place;
}

} // namespace pondlab::experiment
