#include "app/state/theme.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::app {
namespace {

constexpr Theme dark{true,     0x0E1B24, 0x14252F, 0x1B303C, 0x2A4350, 0xE8F0F2,
                     0x9FB3BC, 0x2EC4B6, 0x0B1A22, 0xFFB703, 0xFF7B7B};
constexpr Theme light{false,    0xF3F6F8, 0xFFFFFF, 0xEDF2F4, 0xD5DFE4, 0x12232B,
                      0x526670, 0x087A72, 0xFFFFFF, 0x955700, 0xC02A39};

double linear(Colour colour, int shift) {
  const double channel = ((colour >> shift) & 0xFF) / 255.0;
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour, 16) + 0.7152 * linear(colour, 8) + 0.0722 * linear(colour, 0);
}

} // namespace

const Theme& theme(ThemeName name) { return name == ThemeName::dark ? dark : light; }

double contrast(Colour a, Colour b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace pondlab::app
