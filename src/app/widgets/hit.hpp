#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// What a person is doing to an area that can be used.
struct Hit {
  bool clicked = false; ///< by mouse, touch or key
  bool hovered = false;
  bool held = false;
  bool focused = false;  ///< reached by keyboard
  bool has_keys = false; ///< the keyboard is its own, however it was reached
  unsigned id = 0;       ///< ImGui's
};

/// Makes `area` usable under a stable `name` (unique on the page, no prose). Keyboard focus is
/// drawn as a ring of the accent.
Hit hit(Ui& ui, std::string_view name, const Rect& area, bool enabled = true);

/// A ring round what the keyboard has reached.
void focus_ring(const Ui& ui, const Rect& area, float corner = size::corner);

} // namespace pondlab::app
