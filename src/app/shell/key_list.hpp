#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// All keys, over the place on show. True when it was closed.
bool draw_key_list(Ui& ui, const Rect& area);

} // namespace pondlab::app
