#pragma once

#include "app/state/gesture.hpp"

struct ImGuiWindow;

namespace pondlab::app {

/// One finger moves what it touches, where that scrolls; what it had pressed there is let go.
class TouchScroll {
public:
  /// Once a frame, before anything is drawn.
  void follow(const Gesture& gesture);

private:
  ImGuiWindow* touched_ = nullptr;
};

} // namespace pondlab::app
