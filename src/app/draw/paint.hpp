#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"

#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// A colour as ImGui packs it.
constexpr ImU32 rgba(Colour colour, float alpha = 1) {
  return IM_COL32((colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF,
                  static_cast<int>(alpha * 255 + 0.5f));
}

/// The colour `share` of the way from `a` to `b`.
Colour mix(Colour a, Colour b, float share);

enum class Align : unsigned char { left, centre, right };

struct TextStyle {
  float size = type::body;
  Colour colour = 0;
  bool strong = false;
  Align align = Align::left;
};

/// Width of one line of text in logical pixels.
float text_width(const Ui& ui, std::string_view text, float size = type::body, bool strong = false);

/// The first of some wordings that fits into a width, or else the last, which is the shortest.
std::string fitting(const Ui& ui, std::vector<std::string> wordings, float room,
                    const TextStyle& style);

/// One line of text, vertically centred in `box` and cut with an ellipsis when it is too long.
/// Returns the width drawn.
float draw_text(const Ui& ui, const Rect& box, std::string_view text, const TextStyle& style);

/// Lines of text that fit into `width`: broken between words, and between Chinese characters where
/// their punctuation allows.
std::vector<std::string_view> wrap_text(const Ui& ui, std::string_view text, float width,
                                        float size = type::body, bool strong = false);

/// Height of one line of running text.
constexpr float line_height(float size) { return size * 1.5f; }

/// Wrapped text from the top of `box` on; the last of `max_lines` lines is cut with an ellipsis.
/// Returns the height drawn.
float draw_paragraph(const Ui& ui, const Rect& box, std::string_view text, const TextStyle& style,
                     int max_lines = 1000);

/// Filled and outlined rectangles in a theme's corners.
void fill(const Rect& rect, Colour colour, float corner = size::corner, float alpha = 1);
void outline(const Rect& rect, Colour colour, float corner = size::corner, float thickness = 1);
void rule(float x0, float y0, float x1, float y1, Colour colour, float thickness = 1,
          float alpha = 1);

/// A straight line in a series' dash.
void dashed(const ImVec2* points, int count, const report::Stroke& stroke, float thickness);

} // namespace pondlab::app
