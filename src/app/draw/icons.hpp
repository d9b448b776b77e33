#pragma once

#include "app/state/rect.hpp"
#include "app/state/theme.hpp"

#include <cstdint>

namespace pondlab::app {

/// Pictures of 20 × 20 logical pixels, drawn as lines: no font holds them.
enum class Icon : std::uint8_t {
  none,
  mark, ///< the sign of Pondlab
  run,
  pause,
  step,
  end, ///< to the last day
  back,
  replicate,
  gallery,
  plan,
  results,
  compare,
  pond,
  phone,
  sun,
  moon,
  undo,
  redo,
  open,
  save,
  down,
  up,
  left,
  right,
  close,
  panel,
  pass,
  fail,
  unsure,
  warning,
  plus,
  minus,
  people,
  calendar,
  shop,
  chat,
  feed,
  person,
  live,
  inbox,
  wallet,
  dress,
  more, ///< three dots: what else can be done
};

/// Draws `icon` in the middle of `box`, `size` pixels wide and high.
void draw_icon(Icon icon, const Rect& box, Colour colour, float size = 20);

} // namespace pondlab::app
