#include "scenario/parameters/invisible.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pondlab::scenario {
namespace {

struct PointRange {
  char32_t first, last;
};

/// What `is_unseen` lets pass because texts may need it, and ids never do: spaces beyond ASCII, the
/// blank of Braille, fillers, variation selectors, marks of musical and shorthand notation.
constexpr std::array<PointRange, 19> blank{{
    {0x00A0, 0x00A0},   {0x034F, 0x034F},   {0x115F, 0x1160},   {0x1680, 0x1680},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F},   {0x2800, 0x2800},   {0x3000, 0x3000},   {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3},
    {0x1D159, 0x1D159}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
}};

bool is_invisible(char32_t point) {
  return is_unseen(point) || std::ranges::any_of(blank, [&](const PointRange& range) {
           return point >= range.first && point <= range.last;
         });
}

} // namespace

std::string_view invisible_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    if (point.is_malformed || is_invisible(point.value)) return point.bytes;
    i += point.bytes.size();
  }
  return {};
}

} // namespace pondlab::scenario
