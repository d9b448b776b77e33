#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"

namespace pondlab::app {

enum class ButtonKind : unsigned char {
  plain,   ///< outlined
  primary, ///< filled with the accent: what the place is for, once a place
  quiet,   ///< no frame until hovered
};

struct ButtonLook {
  ButtonKind kind = ButtonKind::plain;
  Icon icon = Icon::none;
  bool enabled = true;
  std::string_view tooltip = {};
};

/// Width a button needs for its label and icon.
float button_width(const Ui& ui, std::string_view label, Icon icon = Icon::none);

/// A button; true when pressed. Its label says what will happen.
bool button(Ui& ui, std::string_view name, const Rect& area, std::string_view label,
            const ButtonLook& look = {});

/// A square button with an icon alone; `tooltip` says what it does.
bool icon_button(Ui& ui, std::string_view name, const Rect& area, Icon icon,
                 std::string_view tooltip, bool enabled = true, bool chosen = false);

} // namespace pondlab::app
