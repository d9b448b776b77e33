#pragma once

#include "app/state/rect.hpp"

namespace pondlab::app {

/// Where the parts of the page are. Nothing overlaps, except the inspector as a drawer.
struct Layout {
  Rect top;
  Rect rail;
  Rect main;
  Rect inspector; ///< empty when closed
  Rect futures;   ///< empty where there is one alone
  Rect strip;
  bool drawer = false; ///< the inspector lies over the main place
  bool narrow = false; ///< too little room for words in the top bar
};

/// The layout of a page of `width` × `height` logical pixels.
Layout arrange(float width, float height, bool inspector_open, bool several_futures);

} // namespace pondlab::app
