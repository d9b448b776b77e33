#pragma once

#include "app/draw/ui.hpp"
#include "scenario/new_plan/questions.hpp"

namespace pondlab::app {

/// What a plan made of these answers, which are without faults, will compare. Returns its height.
float draw_new_plan_preview(Ui& ui, const Rect& area, const scenario::PlanAnswers& answers);

} // namespace pondlab::app
