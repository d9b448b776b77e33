#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A switch; returns its state after the frame.
bool toggle(Ui& ui, std::string_view name, const Rect& area, bool on);

} // namespace pondlab::app
