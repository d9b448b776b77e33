#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"

#include <string_view>

namespace pondlab::app {

// Rows of an inspector, each from the top of `page`, which moves down by what they take.

void heading(const Ui& ui, Rect& page, std::string_view words);
void paragraph(const Ui& ui, Rect& page, std::string_view words, Colour colour);
/// A name and, right-aligned, its value.
void pair(const Ui& ui, Rect& page, std::string_view name, std::string_view value);

} // namespace pondlab::app
