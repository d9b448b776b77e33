#pragma once

#include "scenario/new_plan/questions.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// What a person has chosen and typed in answer to a new plan's questions; what was left alone is
/// as usual in the category, and follows it when that changes.
struct TypedPlan {
  std::optional<std::string> category, goal;
  std::optional<std::vector<std::string>> channels;
  std::array<std::optional<std::string>, scenario::plan_numbers> numbers;
};

/// What that comes to.
struct ReadPlan {
  scenario::PlanAnswers answers;
  std::vector<scenario::PlanFault> faults; ///< what cannot be read, and what makes no plan

  /// The first fault of a question, or null.
  const scenario::PlanFault* fault_of(std::string_view question) const;
};

/// Reads numbers as people type them: "2万", "20,000", "25%"; an emptied field is as usual.
ReadPlan read_plan(const TypedPlan& typed);

} // namespace pondlab::workbench
