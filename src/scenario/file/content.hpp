#pragma once

#include "engine/model/magnitude.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/setup.hpp"
#include "scenario/parameters/findings.hpp"

namespace pondlab::scenario {

/// What one strategy amounts to: ready for `engine::Plan`.
struct Content {
  engine::Setup setup;
  engine::Campaign campaign;
  engine::Magnitude magnitude; ///< of a run; 0 where something is wrong with the segments
};

/// Reads set-up and campaign from the root of a scenario (or of a scenario merged with a strategy's
/// patch), reporting every fault, dangling reference, and limit exceeded.
Content read_content(const Node& root, Findings& findings);

/// Up to this `person_shape` baskets have no variance, and a few people's decide a season's sales.
inline constexpr double endless_person_shape = 2;
/// Up to this one 95 % intervals of a lift in money cover 90–93 % (docs/decisions.md).
inline constexpr double heavy_person_shape = 2.5;

/// Keys at the top of a scenario that are neither set-up nor campaign.
const std::vector<std::string>& header_keys();

} // namespace pondlab::scenario
