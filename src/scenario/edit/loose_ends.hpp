#pragma once

#include "scenario/file/scenario.hpp"

#include <string>
#include <vector>

namespace pondlab::scenario {

/// A document without what has nothing to refer to any more.
struct Tidied {
  NodePtr root;
  int expectations = 0; ///< that were taken out
  int levers = 0;       ///< of a search
  int doubts = 0;

  bool changed() const { return expectations + levers + doubts > 0; }
};

/// After a mechanism or a strategy was taken out of a valid scenario: takes out the expectations,
/// levers and doubts that are now errors, since what they name is gone, and the strategies that a
/// search names. What else is wrong stays for its author to see.
Tidied without_loose_ends(const NodePtr& root, const std::string& file);

} // namespace pondlab::scenario
