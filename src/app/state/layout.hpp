#pragma once

#include "app/state/rect.hpp"

#include <cstddef>
#include <cstdint>

namespace pondlab::app {

/// How much room the page has for words and frames.
enum class Room : std::uint8_t {
  wide,  ///< everything in one row, with captions
  low,   ///< little height (a projector's zoom, a phone on its side): the foot is one line
  phone, ///< upright and narrow: the places lie along the foot, everything is stacked
};

/// What the page has to show, as far as it takes room.
struct LayoutWishes {
  bool inspector = false;       ///< is open
  bool several_futures = false; ///< a bar to choose among them
  bool strip = false;           ///< a plan is open, which has a calendar
  std::size_t lanes = 0;        ///< of the calendar
};

/// Where the parts of the page are. Nothing overlaps, except the inspector as a drawer.
struct Layout {
  Rect top; ///< of one row or two
  Rect rail;
  Rect main;
  Rect inspector; ///< empty when closed
  Rect futures;   ///< empty where there is one alone
  Rect strip;     ///< empty where no plan is open
  Room room = Room::wide;
  bool two_rows = false; ///< of the top bar
  bool drawer = false;   ///< the inspector lies over the main place
};

/// The layout of a page of `width` × `height` logical pixels.
Layout arrange(float width, float height, const LayoutWishes& wishes);

/// The interface's scale in a window of `width` × `height` CSS pixels where nobody chose one: 1 up
/// to 1600 × 900, from there on it grows with the window, to 1.35 at 2560 × 1300.
float usual_scale(float width, float height);

} // namespace pondlab::app
