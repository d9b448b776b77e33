#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/setup.hpp"

#include <cstdint>

namespace pondlab::tests {

/// A valid set-up and campaign drawn at random.
struct RandomScenario {
  engine::Setup setup;
  engine::Campaign campaign;
};

struct RandomSize {
  std::int64_t members = 1'500; ///< in all segments together, about
  engine::Day days = 40;
};

/// Draws everything a file could say: several segments with and without a sea, all kinds of inflow,
/// stores, products, closures, seasons, friends, every kind of mechanism of the catalogue (some
/// twice), and all their parameters, most near their defaults, some at the ends of their ranges.
/// The same number gives the same scenario everywhere.
RandomScenario random_scenario(std::uint64_t number, RandomSize size = {});

} // namespace pondlab::tests
