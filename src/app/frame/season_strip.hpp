#pragma once

#include "app/draw/ui.hpp"
#include "app/state/layout.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Calendar, scrubber and event marks in one at the foot of the page, once a plan is open; one line
/// where height is scarce. Beside the plan's forms, bars are dragged instead of days.
void draw_season_strip(Ui& ui, const Layout& layout, const workbench::Session& session,
                       const View& view);

} // namespace pondlab::app
