#pragma once

#include "scenario/adapt/parameter_places.hpp"
#include "scenario/adapt/scaled_amounts.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::scenario {

/// A number, or a list of them, that is to stand at a place.
struct Wanted {
  ParameterPlace place;
  NodePtr node;
  double before = 0, after = 0; ///< of a list: their sums
  bool held_at_one = false;     ///< f times as much were less than a half
};

/// What the numbers of a document that go with the pool's size become when it is f times as large:
/// the document is a scenario's root, or a strategy's merged one.
std::vector<Wanted> wanted_numbers(const Node& root, const SizeFactor& factor);

/// Whether `node`, or the default where it is null, says what is wanted.
bool says(const Node* node, const Wanted& wanted);

/// The items of a list of counts.
std::vector<std::int64_t> whole_numbers(const Node& list);

} // namespace pondlab::scenario
