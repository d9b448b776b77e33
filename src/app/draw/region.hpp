#pragma once

#include "app/state/rect.hpp"

namespace pondlab::app {

/// A part of the page that clips what it draws and scrolls when that is taller. Use as a scope;
/// `content()` is where to draw, already scrolled.
class Region {
public:
  Region(const char* name, const Rect& area, bool scrolls);
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  ~Region();

  /// Top left corner of the content and the room for it (the height is that of the view).
  const Rect& content() const { return content_; }
  /// Says how tall the content is, so that it can be scrolled.
  void height(float content_height);

private:
  Rect content_;
  float top_ = 0;
};

} // namespace pondlab::app
