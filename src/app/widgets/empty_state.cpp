#include "app/widgets/empty_state.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"

#include <algorithm>

namespace pondlab::app {

bool empty_state(Ui& ui, std::string_view name, const Rect& area, Icon icon, std::string_view title,
                 std::string_view words, std::string_view action, Icon action_icon) {
  const Theme& colours = ui.theme();
  const float width = std::min(420.0f, area.w - 2 * size::margin);
  const auto lines = wrap_text(ui, words, width, type::body);
  const float words_height = line_height(type::body) * static_cast<float>(lines.size());
  float height = 48 + size::pad + line_height(type::lead) + 4 + words_height;
  if (!action.empty()) height += size::margin + size::control;
  float y = area.y + std::max(size::gap, (area.h - height) / 2);

  draw_icon(icon, {area.x, y, area.w, 48}, mix(colours.muted, colours.surface, 0.35f), 36);
  y += 48 + size::pad;
  draw_text(ui, {area.x, y, area.w, line_height(type::lead)}, title,
            {type::lead, colours.text, true, Align::centre});
  y += line_height(type::lead) + 4;
  draw_paragraph(ui, {area.centre_x() - width / 2, y, width, words_height}, words,
                 {type::body, colours.muted, false, Align::centre});
  y += words_height + size::margin;
  if (action.empty()) return false;
  const float wide = button_width(ui, action, action_icon) + 2 * size::gap;
  return button(ui, name, {area.centre_x() - wide / 2, y, wide, size::control}, action,
                {ButtonKind::primary, action_icon});
}

} // namespace pondlab::app
