#include "app/widgets/button.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float icon_size = 16;

void draw_frame(const Ui& ui, const Rect& area, const ButtonLook& look, const Hit& state) {
  const Theme& colours = ui.theme();
  if (look.kind == ButtonKind::primary) {
    const Colour pressed = mix(colours.accent, colours.dark ? colours.text : colours.ground,
                               state.held      ? 0.25f
                               : state.hovered ? 0.12f
                                               : 0);
    fill(area, look.enabled ? pressed : colours.raised);
  } else {
    if (state.hovered || state.held) fill(area, state.held ? colours.line : colours.raised);
    if (look.kind == ButtonKind::plain) outline(area, colours.line);
  }
  if (state.focused) focus_ring(ui, area);
}

Colour label_colour(const Theme& colours, const ButtonLook& look) {
  if (!look.enabled) return mix(colours.muted, colours.surface, 0.45f);
  return look.kind == ButtonKind::primary ? colours.on_accent : colours.text;
}

} // namespace

float button_width(const Ui& ui, std::string_view label, Icon icon) {
  const float text = label.empty() ? 0 : text_width(ui, label);
  const float picture = icon == Icon::none ? 0 : icon_size + (label.empty() ? 0 : size::gap - 2);
  return std::max(size::control, text + picture + 2 * size::pad);
}

bool button(Ui& ui, std::string_view name, const Rect& area, std::string_view label,
            const ButtonLook& look) {
  const Hit state = hit(ui, name, area, look.enabled);
  draw_frame(ui, area, look, state);
  const Colour colour = label_colour(ui.theme(), look);
  Rect inside = area.inset(size::gap, 0);
  const float text = std::min(text_width(ui, label), inside.w);
  const float picture = look.icon == Icon::none ? 0 : icon_size + size::gap - 2;
  inside.x += (inside.w - text - picture) / 2;
  inside.w = text + picture + 1;
  if (look.icon != Icon::none)
    draw_icon(look.icon, inside.cut_left(icon_size, size::gap - 2), colour, icon_size);
  draw_text(ui, inside, label, {type::body, colour});
  if (state.hovered && !look.tooltip.empty()) tooltip(ui, look.tooltip);
  return state.clicked;
}

bool icon_button(Ui& ui, std::string_view name, const Rect& area, Icon icon, std::string_view help,
                 bool enabled, bool chosen) {
  const Hit state = hit(ui, name, area, enabled);
  const Theme& colours = ui.theme();
  if (state.hovered || state.held || chosen) fill(area, state.held ? colours.line : colours.raised);
  if (state.focused) focus_ring(ui, area);
  const Colour colour = !enabled ? mix(colours.muted, colours.surface, 0.55f)
                        : chosen ? colours.accent
                                 : colours.text;
  draw_icon(icon, area, colour, 18);
  if (state.hovered) tooltip(ui, help);
  return state.clicked;
}

} // namespace pondlab::app
