#include "app/gallery/gallery_picture.hpp"

#include "app/draw/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::app {
namespace {

using report::series_stroke;

/// A stage of 300 × 136 in the middle of the card's picture, smaller where the card is narrow.
class Stage {
public:
  Stage(const Ui& ui, const Rect& area)
      : list_(ImGui::GetWindowDrawList()), colours_(ui.theme()),
        scale_(std::min(1.0f, area.w / 300)), x_(area.centre_x() - 150 * scale_),
        y_(area.centre_y() - 68 * scale_) {}

  ImVec2 at(float x, float y) const { return {x_ + x * scale_, y_ + y * scale_}; }
  Colour tone(float share) const { return mix(ground(), colours_.text, share); }
  Colour ground() const { return mix(colours_.surface, colours_.accent, 0.10f); }
  Colour accent() const { return colours_.accent; }
  Colour warm() const { return colours_.dark ? colours_.warm : 0xE69F00; }

  void box(float x, float y, float w, float h, Colour colour, float corner = 4,
           float alpha = 1) const {
    list_->AddRectFilled(at(x, y), at(x + w, y + h), rgba(colour, alpha), corner * scale_);
  }
  void frame(float x, float y, float w, float h, Colour colour, float corner = 4,
             float thickness = 1.5f) const {
    list_->AddRect(at(x, y), at(x + w, y + h), rgba(colour), corner, 0, thickness);
  }
  void dot(float x, float y, float radius, Colour colour, float alpha = 1) const {
    list_->AddCircleFilled(at(x, y), radius * scale_, rgba(colour, alpha));
  }
  void ring(float x, float y, float radius, Colour colour, float thickness = 1.5f,
            float alpha = 1) const {
    list_->AddCircle(at(x, y), radius * scale_, rgba(colour, alpha), 0, thickness);
  }
  void line(float x0, float y0, float x1, float y1, Colour colour, float thickness = 1.5f,
            float alpha = 1) const {
    list_->AddLine(at(x0, y0), at(x1, y1), rgba(colour, alpha), thickness);
  }
  void triangle(ImVec2 a, ImVec2 b, ImVec2 c, Colour colour) const {
    list_->AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), rgba(colour));
  }

private:
  ImDrawList* list_;
  const Theme& colours_;
  float scale_;
  float x_;
  float y_;
};

void person(const Stage& stage, float x, float y, Colour colour) {
  stage.dot(x, y - 7, 4.5f, colour);
  stage.box(x - 6, y - 1, 12, 11, colour, 5);
}

/// One list, two ways to reach it: a short message for all, a coupon by a guide to some.
void draw_two_messages(const Stage& stage) {
  stage.box(26, 28, 108, 52, stage.tone(0.16f), 10);
  stage.triangle({44, 78}, {60, 78}, {44, 92}, stage.tone(0.16f));
  for (const float width : {76.0f, 60.0f, 40.0f})
    stage.box(42, 42 + (76 - width) * 0.34f, width, 5, stage.tone(0.42f), 2.5f);
  stage.box(166, 22, 108, 60, stage.accent(), 10);
  stage.triangle({256, 80}, {240, 80}, {256, 95}, stage.accent());
  stage.box(180, 36, 80, 32, stage.ground(), 5);
  stage.dot(180, 52, 5, stage.accent());
  stage.dot(260, 52, 5, stage.accent());
  for (int i = 0; i < 4; ++i)
    stage.line(232, 40 + static_cast<float>(i) * 7, 232, 43 + static_cast<float>(i) * 7,
               stage.accent(), 2);
  stage.box(194, 46, 26, 5, stage.warm(), 2.5f);
  stage.box(194, 55, 18, 5, stage.tone(0.4f), 2.5f);
  for (int i = 0; i < 7; ++i)
    person(stage, 36 + static_cast<float>(i) * 16, 116, stage.tone(i == 0 ? 0.7f : 0.24f));
  for (int i = 0; i < 6; ++i)
    person(stage, 182 + static_cast<float>(i) * 16, 116,
           i < 3 ? stage.accent() : stage.tone(0.24f));
}

/// Stores closed, a live room open.
void draw_live_room(const Stage& stage) {
  stage.box(30, 46, 100, 66, stage.tone(0.14f), 3);
  for (int i = 0; i < 5; ++i)
    stage.box(24 + static_cast<float>(i) * 22.4f, 30, 22.4f, 18,
              i % 2 == 0 ? stage.tone(0.34f) : stage.tone(0.2f), 3);
  for (int i = 0; i < 6; ++i)
    stage.line(42, 60 + static_cast<float>(i) * 8, 118, 60 + static_cast<float>(i) * 8,
               stage.tone(0.28f), 2);
  stage.box(196, 14, 68, 112, stage.tone(0.75f), 10);
  stage.box(201, 22, 58, 92, stage.ground(), 5);
  stage.dot(230, 56, 12, stage.warm());
  stage.box(212, 72, 36, 42, stage.accent(), 14);
  stage.box(206, 28, 24, 9, 0xD55E00, 4.5f);
  for (int i = 0; i < 3; ++i)
    stage.dot(251, 96 - static_cast<float>(i) * 13, 4.5f - static_cast<float>(i), 0xCC79A7,
              1 - 0.25f * static_cast<float>(i));
  for (int i = 0; i < 3; ++i)
    stage.line(142 + static_cast<float>(i) * 14, 74, 150 + static_cast<float>(i) * 14, 74,
               stage.tone(0.5f), 2.5f);
  stage.triangle({180, 68}, {180, 80}, {189, 74}, stage.tone(0.5f));
}

/// A ladder of coupons: the longer without a purchase, the less one pays.
void draw_ladder(const Stage& stage) {
  constexpr std::array<float, 6> paid{85, 43, 28, 43, 58, 95};
  for (std::size_t i = 0; i < paid.size(); ++i) {
    const float x = 34 + static_cast<float>(i) * 40;
    const float height = paid[i] * 0.95f;
    const Colour colour = i < 3 ? stage.warm() : stage.accent();
    stage.box(x, 112 - height, 30, height, colour, 4, i == 2 || i == 3 ? 1 : 0.72f);
  }
  stage.line(24, 112, 276, 112, stage.tone(0.4f));
  stage.dot(150, 28, 11, stage.ground());
  stage.ring(150, 28, 11, stage.tone(0.7f), 2);
  stage.line(142, 20, 138, 14, stage.tone(0.7f), 2);
  stage.line(150, 39, 150, 112, stage.tone(0.35f), 1.5f);
}

/// Lives of customers as lines of purchases: who comes back, who has left?
void draw_lives(const Stage& stage) {
  constexpr std::array<std::array<float, 7>, 6> lives{{{0, 32, 50, 96, 128, 170, 214},
                                                       {0, 14, 30, -1, -1, -1, -1},
                                                       {0, 88, 160, 232, -1, -1, -1},
                                                       {0, -1, -1, -1, -1, -1, -1},
                                                       {0, 20, 36, 60, 84, -1, -1},
                                                       {0, 132, -1, -1, -1, -1, -1}}};
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const float y = 22 + static_cast<float>(i) * 18;
    stage.line(30, y, 270, y, stage.tone(0.16f), 1.5f);
    float last = 0;
    for (const float day : lives[i]) {
      if (day >= 0) last = day;
    }
    stage.line(30, y, 30 + last, y, stage.accent(), 2.5f);
    for (const float day : lives[i]) {
      if (day >= 0) stage.dot(30 + day, y, 4.5f, day == 0 ? stage.tone(0.75f) : stage.accent());
    }
  }
  for (int i = 0; i < 12; ++i)
    stage.line(190, 12 + static_cast<float>(i) * 10, 190, 17 + static_cast<float>(i) * 10,
               stage.warm(), 1.5f);
}

/// A pond: rings on water, people in it.
void draw_pond(const Stage& stage) {
  for (int i = 0; i < 4; ++i)
    stage.ring(150, 68, 18 + static_cast<float>(i) * 20, stage.accent(), 1.5f,
               0.8f - 0.18f * static_cast<float>(i));
  for (int i = 0; i < 26; ++i) {
    const float angle = 2.39996f * static_cast<float>(i);
    const float radius = 13 * std::sqrt(static_cast<float>(i) + 0.5f);
    stage.dot(150 + radius * std::cos(angle) * 1.5f, 68 + radius * std::sin(angle), 3.2f,
              i % 5 == 0 ? stage.warm() : stage.tone(0.5f));
  }
}

} // namespace

void draw_gallery_picture(const Ui& ui, const Rect& area, std::string_view id) {
  const Stage stage(ui, area);
  ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                                            rgba(stage.ground()), size::corner,
                                            ImDrawFlags_RoundCornersTop);
  if (id == "inman")
    draw_two_messages(stage);
  else if (id == "vgrass")
    draw_live_room(stage);
  else if (id == "luckin")
    draw_ladder(stage);
  else if (id == "cdnow")
    draw_lives(stage);
  else
    draw_pond(stage);
}

} // namespace pondlab::app
