#pragma once

#include "app/state/gesture.hpp"
#include "app/state/rect.hpp"

struct SDL_Window;
union SDL_Event;

namespace pondlab::app {

/// The canvas: SDL2 window, WebGL2 context and ImGui's back ends, in logical pixels of an interface
/// scale.
class Screen {
public:
  /// Throws Error when the browser gives no WebGL2.
  Screen();

  /// Takes in what happened since the last frame; true when anything did.
  bool poll(float scale);
  void begin_frame(float scale);
  /// Draws what ImGui was told.
  void end_frame(unsigned background);

  /// The browser has taken the graphics away: nothing is drawn until it gives them back. What was
  /// made of them is made anew then.
  void lose();
  void regain() { lost_ = false; }
  bool lost() const { return lost_; }

  /// What fingers did since the last time.
  Gesture take_gesture() { return gestures_.take(); }

  Rect bounds() const;
  /// The window's extent in CSS pixels, whatever the interface's scale.
  Rect window() const;
  /// Device pixels a CSS pixel.
  float pixel_ratio() const { return pixel_ratio_; }

private:
  void touch(const SDL_Event& event, float scale);

  SDL_Window* window_ = nullptr;
  Gestures gestures_;
  float pixel_ratio_ = 1;
  bool lost_ = false;
};

} // namespace pondlab::app
