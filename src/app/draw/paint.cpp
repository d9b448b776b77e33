#include "app/draw/paint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>

namespace pondlab::app {
namespace {

constexpr const char* ellipsis = "…";

float height_of(float em) { return std::round(em * Fonts::height_per_em * 4) / 4; }

ImFont* font_of(const Ui& ui, bool strong) { return ui.fonts.font(ui.language, strong); }

const char* end_of(std::string_view text) { return text.data() + text.size(); }

float width_of(ImFont* font, float height, std::string_view text) {
  if (text.empty()) return 0;
  return font->CalcTextSizeA(height, FLT_MAX, 0, text.data(), end_of(text)).x;
}

unsigned next_character(const char*& at, const char* end) {
  unsigned character = 0;
  at += std::max(1, ImTextCharFromUtf8(&character, at, end));
  return character;
}

bool is_chinese(unsigned c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF);
}

/// Characters that no line may begin with (GB/T 15834 and CLREQ, the common ones).
bool must_not_begin(unsigned c) {
  static constexpr std::u32string_view closing = U"，。、；：？！”’）》】」』…—·％,.;:?!)]}%";
  return closing.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool must_not_end(unsigned c) {
  static constexpr std::u32string_view opening = U"“‘（《【「『([{¥";
  return opening.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool may_break(unsigned before, unsigned after) {
  if (must_not_begin(after) || must_not_end(before)) return false;
  return before == ' ' || is_chinese(before) || is_chinese(after);
}

std::string shortened(ImFont* font, float height, std::string_view text, float room) {
  room -= width_of(font, height, ellipsis);
  const char* at = text.data();
  const char* fits = at;
  float width = 0;
  while (at < end_of(text)) {
    const char* begin = at;
    next_character(at, end_of(text));
    width += width_of(font, height, {begin, static_cast<std::size_t>(at - begin)});
    if (width > room) break;
    fits = at;
  }
  return std::string(text.data(), fits) + ellipsis;
}

} // namespace

Colour mix(Colour a, Colour b, float share) {
  Colour mixed = 0;
  for (const int shift : {16, 8, 0}) {
    const float from = static_cast<float>((a >> shift) & 0xFF);
    const float to = static_cast<float>((b >> shift) & 0xFF);
    mixed |= static_cast<Colour>(std::lround(from + (to - from) * share)) << shift;
  }
  return mixed;
}

float text_width(const Ui& ui, std::string_view text, float size, bool strong) {
  return width_of(font_of(ui, strong), height_of(size), text);
}

std::string fitting(const Ui& ui, std::vector<std::string> wordings, float room,
                    const TextStyle& style) {
  for (std::string& words : wordings)
    if (text_width(ui, words, style.size, style.strong) <= room) return std::move(words);
  return std::move(wordings.back());
}

float draw_text(const Ui& ui, const Rect& box, std::string_view text, const TextStyle& style) {
  ImFont* font = font_of(ui, style.strong);
  const float height = height_of(style.size);
  float width = width_of(font, height, text);
  std::string cut;
  if (width > box.w + 0.5f) {
    cut = shortened(font, height, text, box.w);
    text = cut;
    width = width_of(font, height, text);
  }
  float x = box.x;
  if (style.align == Align::centre)
    x += (box.w - width) / 2;
  else if (style.align == Align::right)
    x += box.w - width;
  // The visual middle of Latin and Chinese letters lies a little above that of the line.
  const float y = box.y + (box.h - height) / 2;
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  const ImVec2 at(std::round(x * density) / density, std::round(y * density) / density);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddText(font, height, at, rgba(style.colour), text.data(), end_of(text));
  // The Chinese font has one weight: strong words are drawn twice, a hair apart.
  if (style.strong && ui.language == Language::zh)
    list->AddText(font, height, {at.x + style.size * 0.025f, at.y}, rgba(style.colour), text.data(),
                  end_of(text));
  return width;
}

std::vector<std::string_view> wrap_text(const Ui& ui, std::string_view text, float width,
                                        float size, bool strong) {
  ImFont* font = font_of(ui, strong);
  const float height = height_of(size);
  std::vector<std::string_view> lines;
  const char* line = text.data();
  const char* good_break = nullptr;
  const char* at = line;
  const char* end = end_of(text);
  float used = 0;
  float used_at_break = 0;
  unsigned before = 0;
  const auto finish = [&](const char* to) {
    std::string_view cut(line, static_cast<std::size_t>(to - line));
    while (!cut.empty() && cut.back() == ' ') cut.remove_suffix(1);
    lines.push_back(cut);
    line = to;
    good_break = nullptr;
  };
  while (at < end) {
    const char* begin = at;
    const unsigned character = next_character(at, end);
    if (character == '\n') {
      finish(begin);
      line = at;
      used = 0;
      before = 0;
      continue;
    }
    if (begin > line && may_break(before, character)) {
      good_break = begin;
      used_at_break = used;
    }
    const float advance = width_of(font, height, {begin, static_cast<std::size_t>(at - begin)});
    if (used + advance > width && character != ' ' && begin > line) {
      const char* to = good_break ? good_break : begin;
      used = good_break ? used - used_at_break : 0;
      finish(to);
    }
    used += advance;
    before = character;
  }
  if (line < end) finish(end);
  return lines;
}

float draw_paragraph(const Ui& ui, const Rect& box, std::string_view text, const TextStyle& style,
                     int max_lines) {
  const std::vector<std::string_view> lines = wrap_text(ui, text, box.w, style.size, style.strong);
  const float step = line_height(style.size);
  const int count = std::min(static_cast<int>(lines.size()), max_lines);
  for (int i = 0; i < count; ++i) {
    const Rect row{box.x, box.y + step * static_cast<float>(i), box.w, step};
    if (i + 1 == max_lines && static_cast<int>(lines.size()) > max_lines) {
      // What is left in one piece, for draw_text to shorten.
      const char* begin = lines[static_cast<std::size_t>(i)].data();
      draw_text(ui, row, {begin, static_cast<std::size_t>(end_of(text) - begin)}, style);
    } else {
      draw_text(ui, {row.x, row.y, row.w + 1, row.h}, lines[static_cast<std::size_t>(i)], style);
    }
  }
  return step * static_cast<float>(count);
}

void fill(const Rect& rect, Colour colour, float corner, float alpha) {
  ImGui::GetWindowDrawList()->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()},
                                            rgba(colour, alpha), corner);
}

void outline(const Rect& rect, Colour colour, float corner, float thickness) {
  const float half = thickness / 2;
  ImGui::GetWindowDrawList()->AddRect({rect.x + half, rect.y + half},
                                      {rect.right() - half, rect.bottom() - half}, rgba(colour),
                                      corner, 0, thickness);
}

void rule(float x0, float y0, float x1, float y1, Colour colour, float thickness, float alpha) {
  // Axis-parallel rules are filled rectangles, which stay sharp at any pixel ratio.
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (x0 == x1)
    list->AddRectFilled({x0 - thickness / 2, y0}, {x0 + thickness / 2, y1}, rgba(colour, alpha));
  else if (y0 == y1)
    list->AddRectFilled({x0, y0 - thickness / 2}, {x1, y0 + thickness / 2}, rgba(colour, alpha));
  else
    list->AddLine({x0, y0}, {x1, y1}, rgba(colour, alpha), thickness);
}

void dashed(const ImVec2* points, int count, const report::Stroke& stroke, float thickness) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 colour = rgba(stroke.colour);
  if (stroke.dash == report::Dash::solid) {
    // One by one: a polyline grows thin where it turns sharply.
    for (int i = 0; i + 1 < count; ++i) list->AddLine(points[i], points[i + 1], colour, thickness);
    return;
  }
  static constexpr std::array<std::array<float, 4>, 4> patterns{
      {{1, 0, 1, 0}, {7, 4, 7, 4}, {2, 3, 2, 3}, {8, 3, 2, 3}}};
  const auto& pattern = patterns[static_cast<std::size_t>(stroke.dash)];
  std::size_t part = 0;
  float left = pattern[0];
  std::vector<ImVec2> piece{points[0]};
  for (int i = 0; i + 1 < count; ++i) {
    ImVec2 from = points[i];
    const ImVec2 to = points[i + 1];
    float length = std::hypot(to.x - from.x, to.y - from.y);
    while (length > left) {
      const float share = left / length;
      from = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
      length -= left;
      if (part % 2 == 0) {
        piece.push_back(from);
        list->AddPolyline(piece.data(), static_cast<int>(piece.size()), colour, 0, thickness);
      }
      piece.assign(1, from);
      part = (part + 1) % 4;
      left = pattern[part];
    }
    left -= length;
    if (part % 2 == 0) piece.push_back(to);
  }
  if (part % 2 == 0 && piece.size() > 1)
    list->AddPolyline(piece.data(), static_cast<int>(piece.size()), colour, 0, thickness);
}

} // namespace pondlab::app
