#include "experiment/run/assignment.hpp"

#include "mechanisms/common/guides.hpp"

#include <limits>
#include <numeric>

namespace pondlab::experiment {

namespace {

constexpr std::uint32_t unnumbered = std::numeric_limits<std::uint32_t>::max();

} // namespace

AssignableUnits assignable_units(const engine::Plan& plan, const engine::People& people,
                                 Assigned by) {
  AssignableUnits units;
  std::vector<std::uint32_t> number_of(by == Assigned::community
                                           ? static_cast<std::size_t>(plan.communities)
                                           : plan.store_group.size(),
                                       unnumbered);
  if (by != Assigned::person && number_of.empty()) return units;
  for (engine::PersonIndex person = 0; person < people.size(); ++person) {
    if (!people.in_pool(person)) continue;
    if (by == Assigned::community && !(people.reach[person] & engine::reach::community)) continue;
    units.people.push_back(person);
    if (by == Assigned::person) {
      units.unit.push_back(units.count++);
      continue;
    }
    const std::size_t key = by == Assigned::store ? people.store[person]
                                                  : mechanisms::community_of(plan, people, person);
    if (number_of[key] == unnumbered) number_of[key] = units.count++;
    units.unit.push_back(number_of[key]);
  }
  return units;
}

double TrialSide::people() const { return std::accumulate(sizes.begin(), sizes.end(), 0.); }

double TrialSide::mean_per_person() const {
  return std::accumulate(sums.begin(), sums.end(), 0.) / people();
}

double TrialSide::variance() const {
  const double mean = mean_per_person();
  double squares = 0;
  for (std::size_t j = 0; j < sums.size(); ++j) {
    const double residual = sums[j] - mean * sizes[j];
    squares += residual * residual;
  }
  const auto n = static_cast<double>(sums.size());
  const double mean_size = people() / n;
  return squares / (n - 1) / (mean_size * mean_size);
}

} // namespace pondlab::experiment
