#include "app/draw/icons.hpp"

#include "app/draw/paint.hpp"

#include <cmath>
#include <initializer_list>

namespace pondlab::app {
namespace {

/// A pen on a grid of 20 × 20.
class Pen {
public:
  Pen(const Rect& box, Colour colour, float size)
      : list_(ImGui::GetWindowDrawList()), unit_(size / 20), x_(box.centre_x() - size / 2),
        y_(box.centre_y() - size / 2), colour_(rgba(colour)), width_(1.5f * size / 20) {}

  ImVec2 at(float x, float y) const { return {x_ + x * unit_, y_ + y * unit_}; }

  void path(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& point : points) list_->PathLineTo(at(point.x, point.y));
    list_->PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, width_);
  }
  void solid(std::initializer_list<ImVec2> points) const {
    for (const ImVec2& point : points) list_->PathLineTo(at(point.x, point.y));
    list_->PathFillConvex(colour_);
  }
  void circle(float x, float y, float radius) const {
    list_->AddCircle(at(x, y), radius * unit_, colour_, 0, width_);
  }
  void dot(float x, float y, float radius) const {
    list_->AddCircleFilled(at(x, y), radius * unit_, colour_);
  }
  void box(float x, float y, float w, float h, float corner = 1.5f) const {
    list_->AddRect(at(x, y), at(x + w, y + h), colour_, corner * unit_, 0, width_);
  }
  void block(float x, float y, float w, float h, float corner = 0) const {
    list_->AddRectFilled(at(x, y), at(x + w, y + h), colour_, corner * unit_);
  }
  /// An arc, angles in turns clockwise from three o'clock.
  void arc(float x, float y, float radius, float from, float to) const {
    constexpr float turn = 6.2831853f;
    list_->PathArcTo(at(x, y), radius * unit_, from * turn, to * turn);
    list_->PathStroke(colour_, 0, width_);
  }

private:
  ImDrawList* list_;
  float unit_;
  float x_;
  float y_;
  ImU32 colour_;
  float width_;
};

void draw_moon(const Pen& pen) {
  pen.arc(10, 10, 6.5f, 0.1f, 0.92f);
  pen.arc(13.6f, 7.6f, 4.6f, 0.17f, 0.62f);
}

void draw_sun(const Pen& pen) {
  pen.circle(10, 10, 3.4f);
  for (int i = 0; i < 8; ++i) {
    const float angle = 0.7853982f * static_cast<float>(i);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    pen.path({{10 + 5.6f * c, 10 + 5.6f * s}, {10 + 7.6f * c, 10 + 7.6f * s}});
  }
}

void draw_turn(const Pen& pen, bool mirrored) {
  const float sign = mirrored ? -1.0f : 1.0f;
  const auto x = [&](float from_left) { return 10 + sign * (from_left - 10); };
  pen.path({{x(7), 4}, {x(3.5f), 7.5f}, {x(7), 11}});
  pen.path({{x(3.5f), 7.5f}, {x(12), 7.5f}});
  if (mirrored)
    pen.arc(x(12), 11.75f, 4.25f, 0.75f, 0.25f);
  else
    pen.arc(x(12), 11.75f, 4.25f, -0.25f, 0.25f);
  pen.path({{x(12), 16}, {x(7), 16}});
}

void draw_place(Icon icon, const Pen& pen) {
  switch (icon) {
  case Icon::gallery:
    pen.box(3, 3, 6, 6);
    pen.box(11, 3, 6, 6);
    pen.box(3, 11, 6, 6);
    pen.box(11, 11, 6, 6);
    break;
  case Icon::plan:
  case Icon::calendar:
    pen.box(3, 4.5f, 14, 12.5f, 2);
    pen.path({{3, 8.5f}, {17, 8.5f}});
    pen.path({{7, 2.5f}, {7, 6}});
    pen.path({{13, 2.5f}, {13, 6}});
    pen.block(6, 11, 5, 2.4f, 1);
    break;
  case Icon::results:
    pen.path({{3, 3}, {3, 17}, {17, 17}});
    pen.path({{5.5f, 13}, {9, 9}, {12, 11.5f}, {16.5f, 5}});
    break;
  case Icon::compare:
    pen.path({{2.5f, 5}, {10.5f, 5}});
    pen.dot(6.5f, 5, 2);
    pen.path({{6, 10}, {14, 10}});
    pen.dot(10, 10, 2);
    pen.path({{9.5f, 15}, {17.5f, 15}});
    pen.dot(13.5f, 15, 2);
    break;
  case Icon::pond:
    pen.arc(6.5f, 10, 3.2f, 0.5f, 1);
    pen.arc(13.5f, 10, 3.2f, 0.5f, 1);
    pen.arc(6.5f, 15.5f, 3.2f, 0.5f, 1);
    pen.arc(13.5f, 15.5f, 3.2f, 0.5f, 1);
    pen.circle(10, 4.2f, 1.6f);
    break;
  case Icon::phone:
    pen.box(5.5f, 2, 9, 16, 2);
    pen.path({{8.5f, 15.3f}, {11.5f, 15.3f}});
    break;
  case Icon::people:
    pen.circle(7.5f, 7, 2.7f);
    pen.arc(7.5f, 17, 5, 0.5f, 1);
    pen.arc(13.5f, 7, 2.4f, -0.3f, 0.3f);
    pen.arc(12.5f, 17, 5.2f, 0.78f, 1);
    break;
  default:
    break;
  }
}

void draw_sign(Icon icon, const Pen& pen) {
  switch (icon) {
  case Icon::mark:
    pen.circle(10, 10, 8.2f);
    pen.circle(10, 10, 4.8f);
    pen.dot(10, 10, 1.8f);
    break;
  case Icon::pass:
    pen.path({{4, 10.5f}, {8.2f, 14.7f}, {16, 6}});
    break;
  case Icon::fail:
  case Icon::close:
    pen.path({{5, 5}, {15, 15}});
    pen.path({{15, 5}, {5, 15}});
    break;
  case Icon::unsure:
    pen.arc(6.8f, 10, 3, 0.5f, 1);
    pen.arc(13.2f, 10, 3, 0, 0.5f);
    break;
  case Icon::warning:
    pen.path({{10, 3}, {17.5f, 16.5f}, {2.5f, 16.5f}}, true);
    pen.path({{10, 8}, {10, 12}});
    pen.dot(10, 14.2f, 0.9f);
    break;
  case Icon::plus:
    pen.path({{10, 4.5f}, {10, 15.5f}});
    [[fallthrough]];
  case Icon::minus:
    pen.path({{4.5f, 10}, {15.5f, 10}});
    break;
  case Icon::down:
    pen.path({{5.5f, 8}, {10, 12.5f}, {14.5f, 8}});
    break;
  case Icon::more:
    for (const float x : {4.5f, 10.0f, 15.5f}) pen.dot(x, 10, 1.4f);
    break;
  case Icon::up:
    pen.path({{5.5f, 12}, {10, 7.5f}, {14.5f, 12}});
    break;
  case Icon::left:
    pen.path({{12, 5.5f}, {7.5f, 10}, {12, 14.5f}});
    break;
  case Icon::right:
    pen.path({{8, 5.5f}, {12.5f, 10}, {8, 14.5f}});
    break;
  default:
    break;
  }
}

/// The pages of a customer's phone.
void draw_screen(Icon icon, const Pen& pen) {
  switch (icon) {
  case Icon::shop:
    pen.path({{3.5f, 8}, {5, 3.5f}, {15, 3.5f}, {16.5f, 8}});
    pen.path({{4.5f, 8.5f}, {4.5f, 16.5f}, {15.5f, 16.5f}, {15.5f, 8.5f}});
    pen.path({{3.5f, 8}, {16.5f, 8}});
    pen.path({{8, 16.5f}, {8, 11.8f}, {12, 11.8f}, {12, 16.5f}});
    break;
  case Icon::chat:
    pen.path({{3, 4}, {17, 4}, {17, 13}, {10, 13}, {6.5f, 16.5f}, {6.5f, 13}, {3, 13}}, true);
    pen.dot(7, 8.5f, 0.9f);
    pen.dot(10, 8.5f, 0.9f);
    pen.dot(13, 8.5f, 0.9f);
    break;
  case Icon::feed:
    pen.circle(10, 10, 7);
    pen.circle(10, 10, 2.6f);
    for (int i = 0; i < 6; ++i) {
      const float angle = 1.0471976f * static_cast<float>(i);
      pen.path({{10 + 2.6f * std::cos(angle), 10 + 2.6f * std::sin(angle)},
                {10 + 7 * std::cos(angle + 0.8f), 10 + 7 * std::sin(angle + 0.8f)}});
    }
    break;
  case Icon::person:
    pen.circle(10, 6.8f, 3.2f);
    pen.arc(10, 17, 6, 0.5f, 1);
    pen.path({{4, 17}, {16, 17}});
    break;
  case Icon::live:
    pen.box(2.5f, 5.5f, 10.5f, 9, 2);
    pen.path({{13, 9}, {17.5f, 6.5f}, {17.5f, 13.5f}, {13, 11}});
    break;
  case Icon::inbox:
    pen.box(3, 4.5f, 14, 11, 1.5f);
    pen.path({{3.5f, 5.5f}, {10, 11}, {16.5f, 5.5f}});
    break;
  case Icon::wallet:
    pen.box(2.5f, 5, 15, 10.5f, 1.5f);
    pen.path({{12.5f, 5}, {12.5f, 15.5f}});
    pen.path({{5, 8.5f}, {9.5f, 8.5f}});
    pen.path({{5, 12}, {8, 12}});
    break;
  case Icon::dress:
    pen.path({{7, 3}, {8.5f, 5}, {11.5f, 5}, {13, 3}});
    pen.path({{7, 3}, {7.5f, 8}, {4.5f, 17}, {15.5f, 17}, {12.5f, 8}, {13, 3}});
    pen.path({{7.5f, 8.5f}, {12.5f, 8.5f}});
    break;
  default:
    break;
  }
}

} // namespace

void draw_icon(Icon icon, const Rect& box, Colour colour, float size) {
  const Pen pen(box, colour, size);
  switch (icon) {
  case Icon::none:
    break;
  case Icon::run:
    pen.solid({{6, 4}, {16, 10}, {6, 16}});
    break;
  case Icon::pause:
    pen.block(5.5f, 4.5f, 3, 11, 0.8f);
    pen.block(11.5f, 4.5f, 3, 11, 0.8f);
    break;
  case Icon::step:
    pen.solid({{5, 4.5f}, {12.5f, 10}, {5, 15.5f}});
    pen.block(13, 4.5f, 2.2f, 11, 0.6f);
    break;
  case Icon::end:
    pen.solid({{3, 4.5f}, {9.5f, 10}, {3, 15.5f}});
    pen.solid({{8.5f, 4.5f}, {15, 10}, {8.5f, 15.5f}});
    pen.block(15, 4.5f, 2.2f, 11, 0.6f);
    break;
  case Icon::back:
    pen.solid({{15, 4.5f}, {15, 15.5f}, {7.5f, 10}});
    pen.block(4.8f, 4.5f, 2.2f, 11, 0.6f);
    break;
  case Icon::replicate:
    pen.path({{3, 15}, {6.5f, 12}, {10, 13}, {17, 8.5f}});
    pen.path({{3, 15}, {6.5f, 10}, {10, 8.5f}, {17, 3.5f}});
    pen.path({{3, 15}, {7, 14.5f}, {11, 15.5f}, {17, 13}});
    break;
  case Icon::sun:
    draw_sun(pen);
    break;
  case Icon::moon:
    draw_moon(pen);
    break;
  case Icon::undo:
    draw_turn(pen, false);
    break;
  case Icon::redo:
    draw_turn(pen, true);
    break;
  case Icon::open:
    pen.path({{3, 16}, {3, 4.5f}, {8, 4.5f}, {9.8f, 6.8f}, {17, 6.8f}, {17, 16}}, true);
    break;
  case Icon::save:
    pen.path({{10, 3}, {10, 12}});
    pen.path({{6.2f, 8.4f}, {10, 12.2f}, {13.8f, 8.4f}});
    pen.path({{3.5f, 13}, {3.5f, 16.5f}, {16.5f, 16.5f}, {16.5f, 13}});
    break;
  case Icon::panel:
    pen.box(3, 4, 14, 12, 2);
    pen.path({{12, 4}, {12, 16}});
    break;
  case Icon::gallery:
  case Icon::plan:
  case Icon::calendar:
  case Icon::results:
  case Icon::compare:
  case Icon::pond:
  case Icon::people:
  case Icon::phone:
    draw_place(icon, pen);
    break;
  case Icon::shop:
  case Icon::chat:
  case Icon::feed:
  case Icon::person:
  case Icon::live:
  case Icon::inbox:
  case Icon::wallet:
  case Icon::dress:
    draw_screen(icon, pen);
    break;
  default:
    draw_sign(icon, pen);
  }
}

} // namespace pondlab::app
