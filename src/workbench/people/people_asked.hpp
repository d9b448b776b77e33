#pragma once

#include <cstdint>
#include <string>

namespace pondlab::workbench {

/// A figure on show whose people somebody wants to see.
struct PeopleAsked {
  std::string figure; ///< as `experiment::composition_of` takes it
  int from = 0;       ///< days [from, to)
  int to = 0;
  friend bool operator==(const PeopleAsked&, const PeopleAsked&) = default;
};

/// By what a list of people is sorted.
enum class PeopleColumn : std::uint8_t {
  person,
  segment,
  stage,
  way_in,
  amount,
  anyway,
  paid,
  first
};

} // namespace pondlab::workbench
