#pragma once

#include "app/ui.hpp"
#include "app/view.hpp"

namespace pondlab::app {

/// The places of the page, with icon and word.
void draw_rail(Ui& ui, const Rect& area, const View& view);

} // namespace pondlab::app
