#pragma once

#include "app/draw/ui.hpp"
#include "app/plan/form_context.hpp"
#include "app/plan/form_model.hpp"

namespace pondlab::app {

/// The form of one part of the plan, made from what its parameters declare. Returns its height.
float draw_form(Ui& ui, const Rect& at, const FormContext& form, const FormSection& section);

} // namespace pondlab::app
