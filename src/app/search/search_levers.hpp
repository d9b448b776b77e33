#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// What of the plan may be moved, each over a range, and what may be added. The plan can be run.
/// Returns its height.
float draw_search_levers(Ui& ui, const Rect& at, const workbench::Session& session);

} // namespace pondlab::app
