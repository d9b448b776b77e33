#pragma once

#include "app/draw/ui.hpp"

#include <optional>
#include <string>

namespace pondlab::app {

struct RangeTrack {
  double low = 0, high = 1;   ///< how far the ends may be drawn
  double step = 0;            ///< in which they move, from `low` on; positive
  std::optional<double> mark; ///< something to be seen beside the range; nothing: there is none
};

/// A range while it is being changed.
struct RangeEdit {
  double low = 0, high = 0;
  bool finished = false; ///< it was changed and let go
};

inline constexpr float range_slider_height = 28;

/// A range with a handle at both ends, which stay a step apart. By keyboard the arrows move a
/// handle that was reached. Handles are called `name.low` and `name.high`.
RangeEdit range_slider(Ui& ui, const std::string& name, const Rect& area, const RangeTrack& track,
                       double low, double high, bool enabled = true);

} // namespace pondlab::app
