#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::app {

struct DropdownItem {
  std::string label;
  std::string note = {}; ///< muted, beside the label
  bool enabled = true;
};

struct DropdownLook {
  std::string_view caption = {}; ///< muted, before the chosen label
  bool framed = true;
  bool enabled = true;
  std::string_view empty = {}; ///< shown where nothing is chosen
};

/// A choice among many. Returns the chosen index; `chosen` may be −1.
int dropdown(Ui& ui, std::string_view name, const Rect& area,
             const std::vector<DropdownItem>& items, int chosen, const DropdownLook& look = {});

struct MultiDropdownItem {
  std::string label;
  bool chosen = false;
};

/// A choice of several among many: shows what is chosen, or `none` where nothing is. Returns the
/// place of the item that was switched; the list stays open for the next.
std::optional<std::size_t> multi_dropdown(Ui& ui, std::string_view name, const Rect& area,
                                          const std::vector<MultiDropdownItem>& items,
                                          std::string_view none);

} // namespace pondlab::app
