#pragma once

#include "app/ui.hpp"
#include "app/view.hpp"
#include "desk/session.hpp"

namespace pondlab::app {

/// The plan: its parts on the left, the form of the chosen one on the right.
void draw_plan(Ui& ui, const Rect& area, const desk::Session& session, const View& view);

} // namespace pondlab::app
