#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A figure with its name, interval and what it is counted in.
struct TileContent {
  std::string_view name;
  std::string_view figure;
  std::string_view interval; ///< "±38k"; empty where there is none
  std::string_view note;     ///< "100 次模拟 · 95 %" or the unit
  std::string_view meaning;  ///< definition and formula, on hover
  bool leading = false;      ///< the first and largest of the row
  bool chosen = false;       ///< its series is on show
  bool loss = false;
};

/// A tile; true when chosen by a click.
bool tile(Ui& ui, std::string_view name, const Rect& area, const TileContent& content);

} // namespace pondlab::app
