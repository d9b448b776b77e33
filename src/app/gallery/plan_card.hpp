#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/plans/plan_summary.hpp"

#include <string>

namespace pondlab::app {

inline constexpr float plan_card_height = 236;

/// One of a person's plans: a click opens it, its menu does the rest. `name` is unique on the page.
void draw_plan_card(Ui& ui, const Rect& area, const workbench::PlanSummary& plan, bool is_here,
                    const MyPlansLook& look, const std::string& name);

} // namespace pondlab::app
