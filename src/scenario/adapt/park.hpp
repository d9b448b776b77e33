#pragma once

#include "scenario/file/scenario.hpp"

#include <string>
#include <vector>

namespace pondlab::scenario {

/// Expectations that were set aside.
struct ParkedDocument {
  NodePtr root;
  std::vector<std::string> other_size, other_days; ///< measures of those newly parked
};

/// Whether an expectation is the same whatever the pool's size: a rank, a ratio, a measure that is
/// no total, or a band that only asks for a sign.
bool is_free_of_scale(const Expectation& expectation);

/// Marks in `root`, the scenario's document adapted, what says nothing of a pool of another size or
/// of other days (see `adapt`).
ParkedDocument parked(NodePtr root, const Scenario& scenario, bool other_size, bool other_days);

} // namespace pondlab::scenario
