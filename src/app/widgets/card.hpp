#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A surface that groups things; returns the room inside its padding.
Rect card(const Ui& ui, const Rect& area, float padding = size::margin);

/// A card's head: its title, and beside it in muted words its unit or scope. Cuts the head off
/// `inside`.
void card_title(const Ui& ui, Rect& inside, std::string_view title, std::string_view note = {});

} // namespace pondlab::app
