#pragma once

#include "app/draw/ui.hpp"
#include "app/state/shipped.hpp"

namespace pondlab::app {

/// The first screen: the shipped scenarios as cards, one click runs one.
void draw_gallery(Ui& ui, const Rect& area, const Shipped& shipped);

} // namespace pondlab::app
