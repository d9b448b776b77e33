#include "app/widgets/card.hpp"

#include "app/draw/paint.hpp"

namespace pondlab::app {

Rect card(const Ui& ui, const Rect& area, float padding) {
  fill(area, ui.theme().surface);
  outline(area, ui.theme().dark ? mix(ui.theme().surface, ui.theme().line, 0.6f) : ui.theme().line);
  return area.inset(padding);
}

void card_title(const Ui& ui, Rect& inside, std::string_view title, std::string_view note) {
  Rect head = inside.cut_top(line_height(type::lead), size::gap);
  const float used = draw_text(ui, head, title, {type::lead, ui.theme().text, true});
  head.cut_left(used, size::gap);
  if (head.w > 40)
    draw_text(ui, {head.x, head.y + 1, head.w, head.h}, note, {type::small, ui.theme().muted});
}

} // namespace pondlab::app
