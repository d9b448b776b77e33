#pragma once

#include "engine/model/people.hpp"

#include <cstddef>
#include <vector>

namespace pondlab::workbench {

/// The people of a world who are drawn: everybody, or every n-th of each cohort. Who that is
/// depends on the set-up alone, so the same people are followed from day to day and from strategy
/// to strategy.
struct Sample {
  int one_in = 1;                          ///< one drawn person stands for so many
  std::vector<engine::PersonIndex> people; ///< ascending
};

/// At least `wanted` people, and fewer than twice as many; everybody where there are not so many.
Sample sample_of(const engine::Layout& layout, std::size_t wanted);

} // namespace pondlab::workbench
