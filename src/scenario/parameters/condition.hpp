#pragma once

#include "scenario/json/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// On what another parameter must be set for one to be allowed, as `engine::Field::when` says it.
struct Condition {
  std::string key;                 ///< of a boolean or choice of the same record
  std::vector<std::string> values; ///< any of them: names of the choice, or "true", "false"

  std::string initial; ///< what it is where a file does not say; empty: not known

  bool admits(std::string_view value) const;
  /// Whether it holds in a record of a file; null: the record is absent. A choice that is neither
  /// text nor boolean is at fault itself, and nothing is held against what hangs on it.
  bool holds_in(const Node* record) const;
};

/// "kind=paid|natural" taken apart, without the choice's default. Throws std::logic_error if it is
/// not of that form.
Condition condition_of(std::string_view when);

} // namespace pondlab::scenario
