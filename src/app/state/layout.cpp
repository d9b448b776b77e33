#include "app/state/layout.hpp"

#include "app/state/theme.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float phone_width = 720;
constexpr float low_height = 520;
constexpr float least_one_row = 840; // of the top bar: all its controls as icons, and two names
constexpr float room_for_inspector = 1200; // below this width it would squeeze the main place

Room room_of(float width, float height) {
  if (width < phone_width && height > width) return Room::phone;
  return height < low_height ? Room::low : Room::wide;
}

/// A lane needs the height of its name; many of them share what a fifth of the page gives.
float strip_height(Room room, float height, std::size_t lanes) {
  if (room != Room::wide) return size::strip_line;
  const float wanted =
      size::strip_axis + size::lane * static_cast<float>(std::max<std::size_t>(lanes, 2));
  return std::clamp(wanted, size::strip, std::max(size::strip, height * 0.21f));
}

} // namespace

Layout arrange(float width, float height, const LayoutWishes& wishes) {
  Layout layout;
  layout.room = room_of(width, height);
  layout.two_rows = width < least_one_row;
  layout.drawer = width < room_for_inspector;
  Rect page{0, 0, width, height};
  const float row = layout.room == Room::low ? size::low_bar : size::top_bar;
  layout.top = page.cut_top(layout.two_rows ? 2 * row - 8 : row);
  const auto cut_rail = [&] {
    if (layout.room == Room::phone)
      layout.rail = page.cut_bottom(size::bottom_bar);
    else
      layout.rail = page.cut_left(layout.room == Room::low ? size::low_rail : size::rail);
  };
  // Where height is scarce the places need all of it; else the calendar has the whole width.
  if (layout.room != Room::wide) cut_rail();
  if (wishes.strip) layout.strip = page.cut_bottom(strip_height(layout.room, height, wishes.lanes));
  if (wishes.several_futures) layout.futures = page.cut_bottom(size::futures);
  if (layout.room == Room::wide) cut_rail();
  if (wishes.inspector) {
    const float inspector = std::min(size::inspector, page.w * 0.86f);
    if (layout.drawer)
      layout.inspector = {page.right() - inspector, page.y, inspector, page.h};
    else
      layout.inspector = page.cut_right(inspector);
  }
  layout.main = page;
  return layout;
}

float usual_scale(float width, float height) {
  constexpr float most = 0.35f;
  const float share = std::min((width - 1600) / 960, (height - 900) / 400);
  return 1 + most * std::clamp(share, 0.0f, 1.0f);
}

} // namespace pondlab::app
