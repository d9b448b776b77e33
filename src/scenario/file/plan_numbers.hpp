#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/file/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// A number of the world (one with a source) that a scenario rests on.
struct PlanNumber {
  std::string path; ///< in the file, `[]` for all items of a list: "$.segments[].purchase.a"
  engine::Grade grade = engine::Grade::assumed; ///< of its default
  bool given = false; ///< the file or one of its strategies says it, for an item at least
};

/// All of the set-up and of the mechanisms of any strategy, each once; of lists only where they
/// have items, and of what hangs on a choice only where it is made.
std::vector<PlanNumber> plan_numbers(const Scenario& scenario);

/// Whether the file, or one of its strategies, says what is at `path`.
bool is_given(const Scenario& scenario, std::string_view path);

} // namespace pondlab::scenario
