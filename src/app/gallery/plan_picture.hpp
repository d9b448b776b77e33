#pragma once

#include "app/draw/ui.hpp"
#include "workbench/plans/plan_summary.hpp"

namespace pondlab::app {

/// The picture of a plan's card: its calendar in small, a line for each part of the campaign in its
/// colour.
void draw_plan_picture(const Ui& ui, const Rect& area, const workbench::PlanSummary& plan);

} // namespace pondlab::app
