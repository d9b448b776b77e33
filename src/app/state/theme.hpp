#pragma once

#include "report/model/chart.hpp"

#include <cstdint>

namespace pondlab::app {

using report::Colour;

enum class ThemeName : std::uint8_t { dark, light };

/// The colours of a theme by their purpose. Every text colour keeps a contrast of at least 4.5 : 1
/// to the ground and the surface (tests/app/theme_test.cpp).
struct Theme {
  bool dark;
  Colour ground;  ///< behind everything
  Colour surface; ///< bars, cards, panels
  Colour raised;  ///< fields, hovered things, menus
  Colour line;    ///< borders and rules
  Colour text;
  Colour muted;     ///< second text
  Colour accent;    ///< what can be done, what is chosen
  Colour on_accent; ///< text on a fill of accent
  Colour warm;      ///< the selected day, what needs a look
  Colour loss;      ///< money lost, what failed
};

const Theme& theme(ThemeName name);

/// Relative contrast of two colours, 1…21 (WCAG 2.1).
double contrast(Colour a, Colour b);

/// Type sizes in CSS pixels (height of an em).
namespace type {
constexpr float small = 12;
constexpr float body = 14;
constexpr float lead = 16;
constexpr float title = 20;
constexpr float display = 28;
} // namespace type

/// Distances and corners in logical pixels; distances are multiples of four.
namespace size {
constexpr float unit = 4;
constexpr float gap = 8;
constexpr float pad = 12;
constexpr float margin = 16;
constexpr float section = 24;
constexpr float corner = 6;
constexpr float control = 32;
constexpr float row = 36;
constexpr float top_bar = 48;
constexpr float low_bar = 42;    ///< a row of the top bar where height is scarce
constexpr float bottom_bar = 56; ///< the places along the foot of a phone
constexpr float rail = 68;
constexpr float low_rail = 60;
constexpr float inspector = 340;
constexpr float strip_axis = 46; ///< of the calendar: its dates and its edges
constexpr float strip = 98;      ///< at least: its day, the date and two buttons
constexpr float strip_line = 48; ///< the calendar in one line
constexpr float lane = 18;       ///< of the calendar
constexpr float futures = 40;
} // namespace size

} // namespace pondlab::app
