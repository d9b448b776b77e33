#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The inspector's part for the Pond, from the top of `page` on: the selected person or shoal, the
/// day's figures, and what flashes mean. Moves `page` down by what it took.
void draw_pond_inspector(Ui& ui, Rect& page, const workbench::Session& session, const View& view);

} // namespace pondlab::app
