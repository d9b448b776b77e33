#include "app/command/result_commands.hpp"
#include "app/compare/finished_list.hpp"
#include "app/draw/document_table.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/dropdown.hpp"
#include "workbench/results/side_by_side.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace pondlab::app {
namespace {

/// Which strategy of a comparison stands there.
void draw_strategy_choice(Ui& ui, const Rect& area, const workbench::KeptResults& kept,
                          std::size_t place) {
  const workbench::WorkedStrategy worked = kept.worked(place);
  const std::vector<std::string> ids = worked.work.strategies();
  std::vector<DropdownItem> items;
  for (const std::string& id : ids) items.push_back({worked.work.strategy_name(id, ui.language)});
  const int chosen = static_cast<int>(std::ranges::find(ids, worked.strategy) - ids.begin());
  const int picked = dropdown(ui, "finished.strategy." + std::to_string(place), area, items, chosen,
                              {.caption = worked.plan, .framed = true, .enabled = ids.size() > 1});
  if (picked != chosen)
    ui.ask(command::ChooseFinishedStrategy{place, ids[static_cast<std::size_t>(picked)]});
}

float draw_words(Ui& ui, const Rect& at, std::string_view words) {
  const float height = 2 * size::margin + line_height(type::body);
  const Rect inside = card(ui, {at.x, at.y, at.w, height});
  draw_text(ui, inside, words, {type::body, ui.theme().muted});
  return height;
}

} // namespace

float draw_side_by_side(Ui& ui, const Rect& at, const workbench::KeptResults& kept) {
  if (kept.picked() < 2) return 0;
  if (kept.is_unreadable()) return draw_words(ui, at, ui.t("app.finished.unreadable"));
  if (!kept.read(0) || !kept.read(1)) return draw_words(ui, at, ui.t("app.finished.reading"));
  const DocumentTableView table(ui, side_by_side_table(kept.worked(0), kept.worked(1), ui.language),
                                at.w - 2 * size::margin);
  const float choices = size::control + size::margin;
  const float height = 2 * size::margin + choices + table.height();
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  ui.place("finished.side_by_side", inside);
  Rect row = inside.cut_top(size::control, size::margin);
  const float width = std::min(380.0f, (row.w - size::gap) / 2);
  for (std::size_t place = 0; place < 2; ++place)
    draw_strategy_choice(ui, row.cut_left(width, size::gap), kept, place);
  table.draw(inside);
  return height;
}

} // namespace pondlab::app
