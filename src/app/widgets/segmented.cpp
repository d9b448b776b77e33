#include "app/widgets/segmented.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

#include <algorithm>

namespace pondlab::app {

float segmented_width(const Ui& ui, const std::vector<std::string_view>& labels) {
  float widest = 0;
  for (const std::string_view label : labels) widest = std::max(widest, text_width(ui, label));
  return (widest + 2 * size::pad - 4) * static_cast<float>(labels.size());
}

int segmented(Ui& ui, std::string_view name, const Rect& area,
              const std::vector<std::string_view>& labels, int chosen, bool enabled) {
  const Theme& colours = ui.theme();
  fill(area, colours.dark ? colours.ground : colours.raised);
  outline(area, colours.line);
  Rect rest = area;
  const float width = area.w / static_cast<float>(labels.size());
  int result = chosen;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Rect part = rest.cut_left(width);
    const Hit state = hit(ui, std::string(name) + "." + std::to_string(i), part, enabled);
    const bool is_chosen = static_cast<int>(i) == chosen;
    if (is_chosen) {
      fill(part.inset(2), colours.dark ? colours.line : colours.surface, size::corner - 2);
      if (!colours.dark) outline(part.inset(2), colours.line, size::corner - 2);
    }
    if (state.focused) focus_ring(ui, part.inset(2), size::corner - 2);
    const Colour colour = is_chosen || state.hovered ? colours.text : colours.muted;
    draw_text(ui, part, labels[i], {type::body, colour, false, Align::centre});
    if (state.clicked) result = static_cast<int>(i);
  }
  return result;
}

} // namespace pondlab::app
