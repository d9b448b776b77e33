#pragma once

#include <vector>

namespace pondlab::app {

/// What fingers did since the last frame, in logical pixels. Plain values: whoever is touched
/// decides what they mean.
struct Gesture {
  int fingers = 0;                ///< on the screen now
  bool began = false;             ///< the first one came down
  bool tapped = false;            ///< one finger came and went without moving
  bool pans = false;              ///< they have moved farther than a tap does
  float x = 0, y = 0;             ///< the middle of the fingers, or where the last one left
  float start_x = 0, start_y = 0; ///< where the first one came down
  float pan_x = 0, pan_y = 0;     ///< how far the middle has moved
  float pinch = 1;                ///< how much wider apart two fingers are: > 1 zooms in
};

/// Makes gestures of fingers that come, move and go.
class Gestures {
public:
  void down(long long finger, float x, float y);
  void move(long long finger, float x, float y);
  void up(long long finger, float x, float y);
  /// What came together since the last time.
  Gesture take();

private:
  struct Finger {
    long long id;
    float x, y;
  };
  void settle();
  float spread() const;
  Finger* find(long long id);

  std::vector<Finger> fingers_;
  Gesture now_;
  bool moved_ = false; ///< too far for a tap, or more than one finger
};

} // namespace pondlab::app
