#pragma once

#include "app/session.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"

namespace pondlab::app {

/// The plan: its parts on the left, the form of the chosen one on the right.
void draw_plan(Ui& ui, const Rect& area, const Session& session, const View& view);

} // namespace pondlab::app
