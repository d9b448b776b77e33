#pragma once

#include "app/draw/ui.hpp"
#include "app/state/layout.hpp"
#include "app/state/view.hpp"

namespace pondlab::app {

/// The places of the page, with icon and word: down the left side, on a phone along the foot.
void draw_rail(Ui& ui, const Layout& layout, const View& view);

} // namespace pondlab::app
