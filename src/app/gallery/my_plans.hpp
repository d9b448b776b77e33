#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/plans/my_plans.hpp"

namespace pondlab::app {

/// A person's own plans as cards; moves `page` on below them. `room` is the height that an empty
/// place fills.
void draw_my_plans(Ui& ui, Rect& page, float room, const workbench::MyPlans& plans,
                   const MyPlansLook& look);

} // namespace pondlab::app
