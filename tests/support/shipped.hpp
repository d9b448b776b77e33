#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::tests {

/// A scenario that comes with the program.
struct Shipped {
  std::string name; ///< "inman"
  std::string text;
};

/// All of scenarios/*.json, by name.
std::vector<Shipped> shipped_scenarios();

/// All of them, or in builds that are slow (is_slow_build) every third, from the one numbered
/// `first` on: for what is as true of one as of another.
std::vector<Shipped> affordable_scenarios(std::size_t first = 0);

/// The same pond, smaller: people, sea, inflow, stores, stock and limited coupons divided by one
/// number, so that about `people` are left, and no more than `days` days. What it does in a day it
/// does here too. Expectations, which are about the whole, are left out.
std::string shrunken(const Shipped& scenario, std::int64_t people, int days);

} // namespace pondlab::tests
