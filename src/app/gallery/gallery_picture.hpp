#pragma once

#include "app/draw/ui.hpp"

#include <string_view>

namespace pondlab::app {

/// The picture of a scenario's card: its question, drawn.
void draw_gallery_picture(const Ui& ui, const Rect& area, std::string_view id);

} // namespace pondlab::app
