#include "app/state/gesture.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pondlab::app {
namespace {

constexpr float tap_radius = 10; ///< a resting finger trembles

} // namespace

Gestures::Finger* Gestures::find(long long id) {
  const auto found = std::ranges::find(fingers_, id, &Finger::id);
  return found == fingers_.end() ? nullptr : &*found;
}

/// The middle of the fingers, without calling it a movement.
void Gestures::settle() {
  now_.fingers = static_cast<int>(fingers_.size());
  if (fingers_.empty()) return;
  now_.x = now_.y = 0;
  for (const Finger& finger : fingers_) {
    now_.x += finger.x / static_cast<float>(fingers_.size());
    now_.y += finger.y / static_cast<float>(fingers_.size());
  }
}

float Gestures::spread() const {
  if (fingers_.size() < 2) return 0;
  return std::hypot(fingers_[0].x - fingers_[1].x, fingers_[0].y - fingers_[1].y);
}

void Gestures::down(long long finger, float x, float y) {
  if (find(finger)) return move(finger, x, y);
  fingers_.push_back({finger, x, y});
  settle();
  moved_ = fingers_.size() > 1;
  if (moved_) return;
  now_.began = true;
  now_.start_x = x;
  now_.start_y = y;
}

void Gestures::move(long long finger, float x, float y) {
  Finger* const its = find(finger);
  if (!its) return;
  const float before_x = now_.x, before_y = now_.y, before = spread();
  its->x = x;
  its->y = y;
  settle();
  if (!moved_ && std::hypot(now_.x - now_.start_x, now_.y - now_.start_y) > tap_radius)
    moved_ = true;
  if (!moved_) return;
  now_.pans = true;
  now_.pan_x += now_.x - before_x;
  now_.pan_y += now_.y - before_y;
  if (before > 0) now_.pinch *= spread() / before;
}

void Gestures::up(long long finger, float x, float y) {
  move(finger, x, y);
  std::erase_if(fingers_, [finger](const Finger& its) { return its.id == finger; });
  if (fingers_.empty()) now_.tapped = !moved_;
  settle();
}

Gesture Gestures::take() {
  Gesture next;
  next.fingers = now_.fingers;
  next.x = now_.x, next.y = now_.y;
  next.start_x = now_.start_x, next.start_y = now_.start_y;
  return std::exchange(now_, next);
}

} // namespace pondlab::app
