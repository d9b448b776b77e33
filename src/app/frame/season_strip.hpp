#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Calendar, scrubber and event marks in one, always at the foot of the page.
void draw_season_strip(Ui& ui, const Rect& area, const workbench::Session& session,
                       const View& view);

} // namespace pondlab::app
