#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A bar filled to `share` (0…1).
void progress(const Ui& ui, const Rect& area, float share);

} // namespace pondlab::app
