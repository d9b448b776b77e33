#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"

namespace pondlab::app {

/// The places of the page, with icon and word.
void draw_rail(Ui& ui, const Rect& area, const View& view);

} // namespace pondlab::app
