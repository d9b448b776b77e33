#pragma once

#include "app/state/rect.hpp"
#include "app/state/theme.hpp"

#include <algorithm>

namespace pondlab::app {

/// Puts things of one height side by side, and goes on in another row where there is no room.
class Flow {
public:
  /// Rows begin at the top of `area` and are as wide; its height says nothing.
  explicit Flow(const Rect& area, float row = size::control)
      : area_(area), row_(row), x_(area.x), y_(area.y) {}

  /// The place of the next thing, no wider than a row.
  Rect next(float width) {
    width = std::min(width, area_.w);
    if (x_ + width > area_.right() + 0.5f && x_ > area_.x) {
      x_ = area_.x;
      y_ += row_ + size::gap;
    }
    const Rect place{x_, y_, width, row_};
    x_ += width + size::gap;
    return place;
  }
  float height() const { return y_ + row_ - area_.y; }

private:
  Rect area_;
  float row_, x_, y_;
};

} // namespace pondlab::app
