#pragma once

#include "app/draw/ui.hpp"

#include <optional>
#include <string>

namespace pondlab::app {

struct TextFieldLook {
  std::string_view prefix = {}; ///< "¥", inside the field
  std::string_view hint = {};   ///< shown while it is empty
  bool faulty = false;
  bool right = false; ///< figures stand on the right
  bool live = false;  ///< tells of each change as it is typed
};

/// A line of text to edit. Returns the new text once it has been changed and finished (Enter, or
/// leaving the field); Escape takes the change back.
std::optional<std::string> text_field(Ui& ui, std::string_view name, const Rect& area,
                                      const std::string& value, const TextFieldLook& look = {});

} // namespace pondlab::app
