#pragma once

#include "app/session.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"

namespace pondlab::app {

/// Calendar, scrubber and event marks in one, always at the foot of the page.
void draw_season_strip(Ui& ui, const Rect& area, const Session& session, const View& view);

} // namespace pondlab::app
