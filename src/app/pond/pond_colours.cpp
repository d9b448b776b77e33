#include "app/pond/pond_colours.hpp"

#include "app/draw/paint.hpp"
#include "engine/model/plan.hpp"

#include <array>

namespace pondlab::app {
namespace {

using workbench::ColourBy;
using workbench::SignKind;

// Of viridis (orders, fatigue) and of the blue–orange scheme of ColorBrewer's family (trust).
constexpr std::array<Colour, 5> rising_on_dark{0x5C6BC0, 0x3F8FB5, 0x2FB08D, 0x8FD14F, 0xFDE725};
constexpr std::array<Colour, 5> rising_on_light{0x8FA3D9, 0x3F8FB5, 0x1F8A70, 0x35701F, 0x3B0F56};
constexpr std::array<Colour, 5> two_ways_on_dark{0xE66101, 0xFDB863, 0x9FB3BC, 0x74ADD1, 0x3FA0FF};
constexpr std::array<Colour, 5> two_ways_on_light{0xB35806, 0xE08214, 0x8A9BA3, 0x4393C3, 0x08519C};
// In the sea, registered, customer, dormant, gone: apart in lightness for every eye (held by
// tests/scripts/pond_palette_test.py); the sea and the dormant stand back.
constexpr std::array<Colour, 5> stages_on_dark{0x4C6472, 0x5AA5F0, 0x5FE8D0, 0x9A7430, 0xD4558F};
constexpr std::array<Colour, 5> stages_on_light{0xA2B0B6, 0x2477CC, 0x004F47, 0xB98A48, 0xC8407F};

} // namespace

Colour class_colour(ColourBy by, int of, bool dark) {
  const auto place = static_cast<std::size_t>(of);
  switch (by) {
  case ColourBy::stage:
    return (dark ? stages_on_dark : stages_on_light)[place % 5];
  case ColourBy::trust:
    return (dark ? two_ways_on_dark : two_ways_on_light)[place % 5];
  case ColourBy::fatigue:
  case ColourBy::orders:
    return (dark ? rising_on_dark : rising_on_light)[place % 5];
  case ColourBy::segment:
  case ColourBy::way_in:
    break;
  }
  return report::series_stroke(place, dark).colour;
}

bool is_hollow(ColourBy by, int of) { return by == ColourBy::stage && of == 4; }

Colour sign_colour(SignKind kind, const Theme& colours) {
  switch (kind) {
  case SignKind::order:
    return colours.warm;
  case SignKind::baseline_order: // the brightest that is no colour: nothing made them
    return colours.text;
  case SignKind::returned:
  case SignKind::left:
  case SignKind::refused:
    return colours.loss;
  case SignKind::seen:
  case SignKind::clicked:
  case SignKind::claimed:
  case SignKind::joined:
    break;
  }
  return mix(colours.accent, colours.text, 0.4f);
}

std::string class_name(const Ui& ui, const engine::Plan& plan, ColourBy by, int of) {
  const auto place = static_cast<std::size_t>(of);
  const bool rest = of == workbench::most_classes - 1;
  if (by == ColourBy::segment && !(rest && plan.setup.segments.size() > workbench::most_classes))
    return engine::name_of(plan.setup.segments[place], ui.language);
  if (by == ColourBy::way_in && of > 0 &&
      !(rest && plan.inflow.size() + 1 > workbench::most_classes))
    return engine::name_of(*plan.inflow[place - 1].inflow, ui.language);
  if (by == ColourBy::segment || (by == ColourBy::way_in && of > 0))
    return std::string(ui.t("app.pond.class.others"));
  return std::string(ui.t("app.pond.class." + std::string(key_of(by)) + "." + std::to_string(of)));
}

} // namespace pondlab::app
