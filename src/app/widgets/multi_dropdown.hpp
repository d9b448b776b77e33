#pragma once

#include "app/draw/ui.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

struct MultiDropdownItem {
  std::string label;
  bool chosen = false;
};

/// A choice of several among many: shows the labels of what is chosen, or `none` where nothing is.
/// Returns the place of the item that was switched; the list stays open for the next.
std::optional<std::size_t> multi_dropdown(Ui& ui, std::string_view name, const Rect& area,
                                          const std::vector<MultiDropdownItem>& items,
                                          std::string_view none);

} // namespace pondlab::app
