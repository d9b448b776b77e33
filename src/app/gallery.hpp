#pragma once

#include "app/shipped.hpp"
#include "app/ui.hpp"

namespace pondlab::app {

/// The first screen: the shipped scenarios as cards, one click runs one.
void draw_gallery(Ui& ui, const Rect& area, const Shipped& shipped);

} // namespace pondlab::app
