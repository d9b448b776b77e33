#pragma once

#include "engine/model/campaign.hpp"
#include "engine/model/plan.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::experiment {

using engine::Assigned;
using engine::ways_to_assign;

/// Who can be assigned to one side of a trial, and with whom: of people, which unit each is in.
struct AssignableUnits {
  std::vector<engine::PersonIndex> people; ///< ascending
  std::vector<std::uint32_t> unit;         ///< of each of these, from 0 on
  std::uint32_t count = 0;
};

/// Everybody in the pool as it stands; assigned by community, those who are in one.
AssignableUnits assignable_units(const engine::Plan& plan, const engine::People& people,
                                 Assigned by);

/// Amounts and sizes of one side's units, in the same order.
struct TrialSide {
  std::vector<double> sums, sizes;

  double people() const;
  /// A ratio of sums, so that units of unequal size may be assigned.
  double mean_per_person() const;
  /// S², the variance of a unit's residual over its mean size squared (Cochran 1977, Sampling
  /// Techniques, section 6.3): that of the mean per person is S² / units. Needs two units.
  double variance() const;
};

/// The units of `of` for which `taken(unit)` holds, with what `amounts` has for their people.
template <class Taken>
TrialSide side_of(const AssignableUnits& of, const std::vector<double>& amounts, Taken&& taken) {
  TrialSide all{std::vector<double>(of.count, 0), std::vector<double>(of.count, 0)};
  for (std::size_t i = 0; i < of.people.size(); ++i) {
    all.sums[of.unit[i]] += amounts[of.people[i]];
    all.sizes[of.unit[i]] += 1;
  }
  TrialSide side;
  for (std::uint32_t unit = 0; unit < of.count; ++unit)
    if (taken(unit)) {
      side.sums.push_back(all.sums[unit]);
      side.sizes.push_back(all.sizes[unit]);
    }
  return side;
}

} // namespace pondlab::experiment
