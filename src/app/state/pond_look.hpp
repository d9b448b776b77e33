#pragma once

#include "workbench/pond/pond_scene.hpp"

#include <cstddef>

namespace pondlab::app {

/// How the pond is looked at: what is coloured and shown, from where, and at which minute.
struct PondLook {
  workbench::ColourBy colour_by = workbench::ColourBy::stage;
  int only_class = -1;         ///< people of other classes are faint; −1: none are
  bool only_busy = false;      ///< people to whom nothing happened today are faint
  int shoal = -1;              ///< the one that is selected
  std::size_t people = 20'000; ///< drawn at least

  float zoom = 1;         ///< 1: all of it fits
  workbench::Spot centre; ///< of what is seen; held inside of the picture

  float minute = workbench::PondScene::day_end; ///< of the day on show
  float speed = 90;                             ///< minutes of the day a second
  bool playing = false;

  friend bool operator==(const PondLook&, const PondLook&) = default;
};

inline constexpr float most_zoom = 12;

/// How the plane of the pond lies on the page.
struct PondView {
  float scale = 1; ///< logical pixels a unit
  float left = 0;  ///< where the plane's origin is
  float top = 0;
  float x(float plane) const { return left + plane * scale; }
  float y(float plane) const { return top + plane * scale; }
  workbench::Spot plane(float at_x, float at_y) const {
    return {(at_x - left) / scale, (at_y - top) / scale};
  }
};

} // namespace pondlab::app
