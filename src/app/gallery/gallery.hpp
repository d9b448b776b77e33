#pragma once

#include "app/draw/ui.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "workbench/plans/my_plans.hpp"

namespace pondlab::app {

/// The first screen: the shipped scenarios as cards, one click runs one; beside them one's own
/// plans, and the questions of a new one.
void draw_gallery(Ui& ui, const Rect& area, const Shipped& shipped, const workbench::MyPlans& plans,
                  const View& view);

} // namespace pondlab::app
