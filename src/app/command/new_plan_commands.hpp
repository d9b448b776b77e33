#pragma once

#include "app/command/page_context.hpp"

#include <string>
#include <vector>

namespace pondlab::app::command {

/// The questions of a new plan in the gallery's place, or what was there before.
struct ShowNewPlan {
  bool on;
  void apply(PageContext& page) const;
};

struct AnswerCategory {
  std::string category;
  void apply(PageContext& page) const { page.view.new_plan.typed.category = category; }
};

struct AnswerGoal {
  std::string goal;
  void apply(PageContext& page) const { page.view.new_plan.typed.goal = goal; }
};

struct AnswerChannels {
  std::vector<std::string> channels;
  void apply(PageContext& page) const { page.view.new_plan.typed.channels = channels; }
};

struct AnswerNumber {
  scenario::PlanNumber question;
  std::string text;
  void apply(PageContext& page) const;
};

/// Makes the plan, keeps it among one's own and runs it.
struct MakeNewPlan {
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
