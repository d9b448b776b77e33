#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"

#include <string>
#include <vector>

namespace pondlab::app {

struct MenuItem {
  std::string label;
  bool is_heading = false; ///< says what the items below it are
};

/// An icon that opens a list of things to do. Returns the index of the item picked, −1 mostly.
int menu(Ui& ui, std::string_view name, const Rect& area, Icon icon, std::string_view help,
         const std::vector<MenuItem>& items);

} // namespace pondlab::app
