#pragma once

#include "app/state/theme.hpp"

namespace pondlab::app {

/// Gives ImGui's own parts (fields, menus, scroll bars) the theme's colours and measures.
void apply_style(const Theme& theme);

} // namespace pondlab::app
