#include "app/results/ledger_view.hpp"

#include "app/command/people_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float entry_height = 30;

std::string amount(const Ui& ui, std::int64_t fen, bool wide) {
  if (fen == 0) return "–";
  return report::number_text(ui.language, static_cast<double>(fen), report::Unit::money,
                             wide ? report::Shape::whole : report::Shape::compact);
}

std::string row_name(const Ui& ui, const workbench::LedgerRow& row) {
  return std::string(ui.t_or((row.is_sum ? "app.ledger." : "account.") + row.account, row.account));
}

void draw_head(const Ui& ui, Rect head, const workbench::LedgerTable& table, float name_width,
               float width) {
  const Theme& colours = ui.theme();
  head.cut_left(name_width);
  for (const std::string& cost_centre : table.cost_centres)
    draw_text(ui, head.cut_left(width).inset(4, 0), campaign_name(ui, cost_centre),
              {type::small, colours.muted, false, Align::right});
  draw_text(ui, head.cut_left(width).inset(4, 0), ui.t("app.ledger.total"),
            {type::small, colours.muted, false, Align::right});
}

/// What a cell of the books is called where people are asked for: "books.freight:sms".
std::string figure_of(const workbench::LedgerTable& table, const workbench::LedgerRow& row,
                      std::size_t column) {
  const std::string line = "books." + row.account;
  if (column == table.cost_centres.size()) return line;
  const std::string& centre = table.cost_centres[column];
  return line + ":" + (centre.empty() ? "baseline" : centre);
}

/// An amount opens the list of the people behind it, where there are any.
void draw_amount(Ui& ui, const Rect& cell, const std::string& figure, std::int64_t fen,
                 const std::string& words, const TextStyle& style,
                 const workbench::RunFigures& figures) {
  if (fen != 0 && figures.day() > 0 && figures.has_people(figure)) {
    const Hit state = hit(ui, figure, cell.inset(2, 1));
    if (state.hovered) fill(cell.inset(2, 1), ui.theme().raised, size::corner - 2);
    if (state.focused) focus_ring(ui, cell.inset(3, 2));
    if (state.hovered) tooltip(ui, ui.t("app.people.hint"));
    if (state.clicked) ui.ask(command::ShowPeople{{figure, 0, figures.day()}});
  }
  draw_text(ui, cell.inset(4, 0), words, style);
}

void draw_row(Ui& ui, Rect line, const workbench::LedgerTable& table,
              const workbench::LedgerRow& row, float name_width, float width,
              const workbench::RunFigures& figures) {
  const Theme& colours = ui.theme();
  rule(line.x, line.y, line.right(), line.y, colours.line, row.is_sum ? 1.5f : 1,
       row.is_sum ? 1 : 0.6f);
  draw_text(ui, line.cut_left(name_width), row_name(ui, row),
            {type::body, colours.text, row.is_sum});
  const bool wide = width > 128;
  for (std::size_t column = 0; column <= row.amounts.size(); ++column) {
    const bool total = column == row.amounts.size();
    const std::int64_t fen = total ? row.total : row.amounts[column];
    const Colour colour = fen < 0 && row.is_sum ? colours.loss
                          : fen == 0            ? colours.muted
                                                : colours.text;
    draw_amount(ui, line.cut_left(width), figure_of(table, row, column), fen, amount(ui, fen, wide),
                {type::body, colour, total || row.is_sum, Align::right}, figures);
  }
}

/// What the figures are of, and whether the books balance.
std::string note_of_ledger(const Ui& ui, const workbench::LedgerTable& table, int replications) {
  if (!table.balanced) return std::string(ui.t("app.ledger.unbalanced"));
  return replications > 0
             ? ui.t("app.ledger.balanced_of_mean", {{"count", std::to_string(replications)}})
             : std::string(ui.t("app.ledger.balanced"));
}

} // namespace

float draw_ledger(Ui& ui, const Rect& at, const workbench::RunFigures& figures) {
  const workbench::LedgerTable table = figures.ledger();
  const float title = line_height(type::lead) + size::gap;
  const float height =
      2 * size::margin + title + entry_height * static_cast<float>(table.rows.size() + 1);
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  card_title(ui, inside, ui.t("app.ledger.title"),
             note_of_ledger(ui, table, figures.replications_shown()));
  const float name_width = std::clamp(inside.w * 0.24f, 120.0f, 220.0f);
  const float width = (inside.w - name_width) / static_cast<float>(table.cost_centres.size() + 1);
  draw_head(ui, inside.cut_top(entry_height), table, name_width, width);
  for (const workbench::LedgerRow& row : table.rows)
    draw_row(ui, inside.cut_top(entry_height), table, row, name_width, width, figures);
  return height;
}

} // namespace pondlab::app
