#pragma once

#include "app/ui.hpp"
#include "desk/session.hpp"
#include "scenario/description.hpp"
#include "scenario/path.hpp"

namespace pondlab::app {

/// The widest a field of this parameter gets.
float field_room(const scenario::ParameterInfo& parameter);

/// The field of one parameter, by its type; asks for an edit of `path` when it was changed.
void draw_field(Ui& ui, const Rect& area, const desk::Session& session, const scenario::Path& path,
                const scenario::ParameterInfo& parameter, bool faulty);

} // namespace pondlab::app
