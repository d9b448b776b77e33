#pragma once

#include "engine/numeric/units.hpp"
#include "scenario/file/scenario.hpp"
#include "scenario/new_plan/questions.hpp"

#include <string>
#include <vector>

namespace pondlab::scenario {

/// A plan made from answers: its document, or why there is none.
struct NewPlan {
  NodePtr root; ///< null where there are faults
  std::vector<PlanFault> faults;
};

/// Days that "lately" means in the question of who bought.
inline constexpr int lately = 90;

/// Makes a plan of answers, which begins on `start`: a pool, the goal's strategies (ways that were
/// answered, each by itself, together, and one without its coupon), and doubts about all that was
/// not asked. The same answers and start make the same text.
///
/// Members: one segment, as the category has it (assets/new-plan/categories.json). Its rate is the
/// one at which so many bought lately (`habit_for`), of all members, those that never bought
/// included; its basket's scale γ = value × (q − 1)/p, as a mean order is p·γ/(q − 1) (Fader &
/// Hardie 2013). Cost of goods is what the margin leaves. Without stores nobody buys in one, and
/// guides and communities are the head office's own. Coupons take off a share of the order value,
/// at most a third of the margin, from about that value less a fifth on.
NewPlan new_plan(const PlanAnswers& answers, engine::Date start);

/// The Monday after `today`.
engine::Date usual_start(engine::Date today);

/// One of the strategies that a plan will have.
struct PlanTactic {
  std::string name, summary;
};
/// Those of answers without faults, in their order; `none` comes on top of them.
std::vector<PlanTactic> tactics_of(const PlanAnswers& answers, Language language);

/// What such a plan is called, "服饰鞋包 · 拉复购".
std::string new_plan_name(const PlanAnswers& answers, Language language);
/// What its summary says.
std::string new_plan_summary(const Node& root, Language language);

} // namespace pondlab::scenario
