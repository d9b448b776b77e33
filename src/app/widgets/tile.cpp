#include "app/widgets/tile.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>

namespace pondlab::app {

bool tile(Ui& ui, std::string_view name, const Rect& area, const TileContent& content) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, name, area);
  fill(area, state.hovered ? mix(colours.surface, colours.raised, 0.6f) : colours.surface);
  outline(area, content.chosen
                    ? colours.accent
                    : (colours.dark ? mix(colours.surface, colours.line, 0.6f) : colours.line));
  if (state.focused) focus_ring(ui, area);

  Rect inside = area.inset(size::margin - 2, size::pad);
  draw_text(ui, inside.cut_top(20), content.name, {type::small, colours.muted});
  const float figure_size = content.leading ? type::display : type::title;
  Rect row = inside.cut_top(38);
  const Colour figure = content.loss ? colours.loss : colours.text;
  const float used = draw_text(ui, row, content.figure, {figure_size, figure, true});
  row.cut_left(std::min(row.w, used), size::gap);
  // Beside the figure, or below it where that would clip it.
  const bool beside = text_width(ui, content.interval) <= row.w;
  if (beside)
    draw_text(ui, {row.x, row.y + (content.leading ? 4.0f : 2.0f), row.w, row.h}, content.interval,
              {type::body, colours.muted});
  const std::string_view below = beside || !content.note.empty() ? content.note : content.interval;
  draw_text(ui, inside.cut_top(18), below, {type::small, colours.muted});
  if (state.hovered) tooltip(ui, content.meaning, content.name);
  return state.clicked;
}

} // namespace pondlab::app
