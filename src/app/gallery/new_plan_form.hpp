#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"

namespace pondlab::app {

/// A card that leads to the questions of a new plan; moves `page` on below it.
void draw_new_plan_card(Ui& ui, Rect& page);

/// The questions of a new plan, with what is usual as their answers, and beside them, where there
/// is room, what they come to; moves `page` on below them.
void draw_new_plan_form(Ui& ui, Rect& page, const NewPlanLook& look);

} // namespace pondlab::app
