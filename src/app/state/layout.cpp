#include "app/state/layout.hpp"

#include "app/state/theme.hpp"

#include <algorithm>

namespace pondlab::app {

Layout arrange(float width, float height, bool inspector_open, bool several_futures) {
  constexpr float room_for_inspector = 1200; // below this width it would squeeze the main place
  Layout layout;
  layout.narrow = width < 1100;
  layout.drawer = width < room_for_inspector;
  Rect page{0, 0, width, height};
  layout.top = page.cut_top(size::top_bar);
  layout.strip = page.cut_bottom(std::min(size::strip, height * 0.25f));
  if (several_futures) layout.futures = page.cut_bottom(size::futures);
  layout.rail = page.cut_left(width < 720 ? 48.0f : size::rail);
  if (inspector_open) {
    const float inspector = std::min(size::inspector, page.w * 0.8f);
    if (layout.drawer)
      layout.inspector = {page.right() - inspector, page.y, inspector, page.h};
    else
      layout.inspector = page.cut_right(inspector);
  }
  layout.main = page;
  return layout;
}

} // namespace pondlab::app
