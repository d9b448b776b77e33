#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// Words with an arrow that fold something in or out. Returns whether it was clicked.
bool fold_handle(Ui& ui, std::string_view name, const Rect& area, std::string_view label,
                 bool open);

/// Width such a handle needs.
float fold_handle_width(const Ui& ui, std::string_view label);

} // namespace pondlab::app
