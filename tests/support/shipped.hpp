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

/// The same pond, smaller: people, sea, inflow, stores, stock and limited coupons divided by one
/// number, so that about `people` are left, and no more than `days` days. What it does in a day it
/// does here too. Expectations, which are about the whole, are left out.
std::string shrunken(const Shipped& scenario, std::int64_t people, int days);

} // namespace pondlab::tests
