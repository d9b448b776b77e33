#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The plan: its parts on the left, the form of the chosen one on the right.
void draw_plan(Ui& ui, const Rect& area, const workbench::Session& session, const View& view);

} // namespace pondlab::app
