#pragma once

#include "app/form_model.hpp"
#include "app/session.hpp"
#include "app/ui.hpp"

namespace pondlab::app {

/// The form of one part of the plan, made from what its parameters declare. Returns its height.
float draw_form(Ui& ui, const Rect& at, const Session& session, const FormSection& section);

} // namespace pondlab::app
