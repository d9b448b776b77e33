#include "app/widgets/fold.hpp"

#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

namespace pondlab::app {
namespace {

constexpr float fold_arrow = 16;

} // namespace

bool fold_handle(Ui& ui, std::string_view name, const Rect& area, std::string_view label,
                 bool open) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, name, area.inset(-4, 0));
  if (state.hovered) fill(area.inset(-4, 0), colours.raised, 4);
  if (state.focused) focus_ring(ui, area.inset(-4, 0));
  Rect words = area;
  draw_icon(open ? Icon::up : Icon::down, words.cut_right(fold_arrow), colours.accent, fold_arrow);
  draw_text(ui, words, label, {type::small, colours.accent});
  return state.clicked;
}

float fold_handle_width(const Ui& ui, std::string_view label) {
  return text_width(ui, label, type::small) + 4 + fold_arrow;
}

} // namespace pondlab::app
