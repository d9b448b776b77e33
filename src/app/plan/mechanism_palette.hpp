#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"

namespace pondlab::app {

/// The kinds of mechanisms by family, each with what it is good and bad for; one click adds it to
/// the campaign of the strategy on show. Returns the height.
float draw_mechanism_palette(Ui& ui, const Rect& at, const View& view);

} // namespace pondlab::app
