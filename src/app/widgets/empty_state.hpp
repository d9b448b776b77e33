#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"

namespace pondlab::app {

/// An empty place says what will be here and how to fill it, with at most one button. True when the
/// button was pressed.
bool empty_state(Ui& ui, std::string_view name, const Rect& area, Icon icon, std::string_view title,
                 std::string_view words, std::string_view action = {},
                 Icon action_icon = Icon::none);

} // namespace pondlab::app
