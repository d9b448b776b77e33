#include "app/shell/key_list.hpp"

#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/widgets/button.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

constexpr std::array<const char*, 21> keys{
    "run",    "step",  "back",     "strip", "week",  "ends",    "places",
    "branch", "day",   "walk",     "shoal", "zoom",  "compare", "undo",
    "file",   "scale", "language", "theme", "panel", "focus",   "exit"};

/// A key's name as it is printed on it. Returns the width that it takes.
float draw_cap(const Ui& ui, const Rect& row, std::string_view name) {
  const float width = text_width(ui, name, type::small) + 16;
  const Rect cap{row.right() - width, row.centre_y() - 11, width, 22};
  fill(cap, ui.theme().ground, 4);
  outline(cap, ui.theme().line, 4);
  draw_text(ui, cap, name, {type::small, ui.theme().text, false, Align::centre});
  return width;
}

} // namespace

bool draw_key_list(Ui& ui, const Rect& area) {
  const Theme& colours = ui.theme();
  constexpr float row_height = 32, head = 52;
  const int columns = area.w > 760 ? 2 : 1;
  const auto rows = static_cast<float>((static_cast<int>(keys.size()) + columns - 1) / columns);
  const float width = std::min(area.w - 2 * size::margin, columns == 2 ? 760.0f : 400.0f);
  const float height = std::min(area.h - 2 * size::margin, head + rows * row_height + size::pad);
  const Rect box{area.centre_x() - width / 2, area.centre_y() - height / 2, width, height};
  Region over("keys", area, false);
  fill(area, colours.ground, 0, 0.6f);
  fill(box, colours.surface);
  outline(box, colours.line);
  Rect inside = box.inset(size::section, 0);
  Rect title = inside.cut_top(head);
  const bool closed =
      icon_button(ui, "keys.close",
                  {title.right() - size::control + 8, title.y + 10, size::control, size::control},
                  Icon::close, ui.t("app.key.close"));
  draw_text(ui, title, ui.t("app.inspector.keys"), {type::title, colours.text, true});
  const float column =
      (inside.w - (columns == 2 ? size::section : 0.0f)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto at = static_cast<float>(i % static_cast<std::size_t>(rows));
    const bool second = static_cast<float>(i) >= rows;
    const Rect row{inside.x + (second ? column + size::section : 0.0f), inside.y + at * row_height,
                   column, row_height};
    rule(row.x, row.y, row.right(), row.y, colours.line, 1, 0.6f);
    const std::string key = "app.key." + std::string(keys[i]);
    Rect words = row;
    words.cut_right(draw_cap(ui, row, ui.t(key + ".name")), size::gap);
    draw_text(ui, words, ui.t(key + ".does"), {type::body, colours.muted});
  }
  return closed;
}

} // namespace pondlab::app
