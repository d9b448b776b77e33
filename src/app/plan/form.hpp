#pragma once

#include "app/draw/ui.hpp"
#include "app/plan/form_model.hpp"
#include "workbench/session/plan_document.hpp"

namespace pondlab::app {

/// The form of one part of the plan, made from what its parameters declare. Returns its height.
float draw_form(Ui& ui, const Rect& at, const workbench::PlanDocument& plan,
                const FormSection& section);

} // namespace pondlab::app
