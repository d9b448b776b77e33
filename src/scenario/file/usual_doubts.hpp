#pragma once

#include "scenario/file/scenario.hpp"

#include <span>
#include <string_view>

namespace pondlab::scenario {

/// The range of a parameter of the response that nobody has measured.
struct UsualDoubt {
  std::string_view parameter; ///< JSON path
  double low = 0;
  double high = 0;
  std::string_view source; ///< key under `source.`
};
std::span<const UsualDoubt> usual_doubts();

/// Takes into doubt what nobody has measured, over its usual range, after the doubts of the file:
/// in a scenario with a campaign, and where the file has no doubt of its own about the parameter.
/// (One from a value to itself says that the value is known.) Never beyond `most_doubts`.
void add_usual_doubts(Scenario& scenario);

} // namespace pondlab::scenario
