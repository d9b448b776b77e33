#pragma once

#include "app/draw/ui.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "workbench/plans/my_plans.hpp"

namespace pondlab::app {

/// The first screen: the shipped scenarios as cards, one click runs one; and beside them one's own
/// plans.
void draw_gallery(Ui& ui, const Rect& area, const Shipped& shipped, const workbench::MyPlans& plans,
                  const MyPlansLook& look);

} // namespace pondlab::app
