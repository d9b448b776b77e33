#include "app/compare/compare_split.hpp"

#include "app/charts/split_view.hpp"
#include "app/compare/compare_rows.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

using workbench::ComparedStrategy;

constexpr float split_row_height = 38;
constexpr float least_in_columns = 560; ///< width below which name, bar and figures stand stacked

/// Strategies with a campaign and their figures in words, in the order of the card.
struct Rows {
  std::vector<const ComparedStrategy*> strategies;
  report::SplitChart chart;
  std::int64_t end = 1;
};

Rows rows_of(const Ui& ui, const workbench::Comparing& comparing) {
  Rows rows;
  std::vector<std::string> names;
  std::vector<report::OrderSplit> splits;
  for (const ComparedStrategy& strategy : comparing.card()->strategies) {
    if (comparing.card()->is_none(strategy)) continue;
    rows.strategies.push_back(&strategy);
    names.push_back(comparing.strategy_name(strategy, ui.language));
    splits.push_back(strategy.split);
    rows.end = std::max(rows.end, report::stretches_of(strategy.split).end());
  }
  rows.chart = report::split_chart(ui.language, names, splits);
  return rows;
}

/// What stands in the three columns of figures.
std::array<std::string, 3> cells_of(const report::SplitBar& bar) {
  return {bar.reported, bar.interval.empty() ? bar.more : bar.more + " " + bar.interval,
          bar.anyway};
}

/// Width of each column of figures, the head's included.
std::array<float, 3> widths_of(const Ui& ui, const report::SplitChart& chart) {
  std::array<float, 3> widths{};
  for (std::size_t c = 0; c < widths.size(); ++c) {
    widths[c] = text_width(ui, chart.head[c], type::small) + (c == 0 ? 0.0f : 16.0f);
    for (const report::SplitBar& bar : chart.bars)
      widths[c] = std::max(widths[c], text_width(ui, cells_of(bar)[c], type::body, true));
  }
  return widths;
}

/// Cuts the columns of figures off the right end of a row, the first one leftmost.
std::array<Rect, 3> cut_columns(Rect& row, const std::array<float, 3>& widths) {
  std::array<Rect, 3> columns;
  for (std::size_t c = columns.size(); c-- > 0;)
    columns[c] = row.cut_right(widths[c], size::margin);
  return columns;
}

void draw_heads(Ui& ui, Rect line, const report::SplitChart& chart,
                const std::array<float, 3>& widths) {
  const std::array<Rect, 3> columns = cut_columns(line, widths);
  constexpr std::array<const char*, 3> keys = {"reported", "more", "anyway"};
  for (std::size_t c = 0; c < columns.size(); ++c) {
    draw_head_cell(ui, std::string("compare.split.") + keys[c], columns[c], chart.head[c],
                   ui.t(std::string("order_split.help.") + keys[c]), Align::right);
    if (c == 0) continue;
    const float name = text_width(ui, chart.head[c], type::small);
    draw_split_mark(ui, {columns[c].right() - name - 15, columns[c].y, 10, columns[c].h},
                    c == 1 ? SplitPart::more : SplitPart::anyway);
  }
}

/// What a row looks like before anything is in it, and what it says when pointed at.
void draw_row_ground(Ui& ui, const Rect& line, const ComparedStrategy& strategy,
                     const report::SplitBar& bar) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, "compare.split.row." + strategy.id, line);
  if (state.hovered) fill(line.inset(-6, 1), colours.raised, 4);
  if (state.focused) focus_ring(ui, line);
  rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
  if (state.hovered) tooltip(ui, report::split_sentence(ui.language, strategy.split), bar.label);
}

void draw_row_name(Ui& ui, Rect name, const workbench::Session& session,
                   const ComparedStrategy& strategy, const report::SplitBar& bar) {
  ImGui::GetWindowDrawList()->AddCircleFilled(
      {name.x + 6, name.centre_y()}, 5, rgba(strategy_colour(ui, session.plan(), strategy.id)));
  name.cut_left(18, 4);
  draw_text(ui, name, bar.label, {type::body, ui.theme().text});
}

void draw_row(Ui& ui, Rect line, const workbench::Session& session,
              const ComparedStrategy& strategy, const report::SplitBar& bar, float name_width,
              const std::array<float, 3>& widths, std::int64_t end) {
  const Theme& colours = ui.theme();
  draw_row_ground(ui, line, strategy, bar);
  const std::array<Rect, 3> columns = cut_columns(line, widths);
  const std::array<std::string, 3> cells = cells_of(bar);
  for (std::size_t c = 0; c < columns.size(); ++c)
    draw_text(ui, columns[c], cells[c],
              {type::body, c == 1 && strategy.split.more < 0 ? colours.loss : colours.text, c == 1,
               Align::right});
  draw_row_name(ui, line.cut_left(name_width, size::pad), session, strategy, bar);
  draw_split_bar(ui, {line.x, line.centre_y() - 9, line.w, 18}, strategy.split, end);
}

/// A row's figures, each after its name.
std::string figures_of(const report::SplitChart& chart, const report::SplitBar& bar) {
  const std::array<std::string, 3> cells = cells_of(bar);
  const std::string last =
      bar.split.anyway < 0 ? cells[2] : chart.head[2] + " " + cells[2]; // else it names itself
  return chart.head[0] + " " + cells[0] + " · " + chart.head[1] + " " + cells[1] + " · " + last;
}

constexpr float name_line = 26, bar_line = 24;

/// Of a row where there is no room for columns.
float stacked_row_height(const Ui& ui, const std::string& figures, float width) {
  const auto lines = static_cast<float>(wrap_text(ui, figures, width, type::small).size());
  return name_line + bar_line + lines * line_height(type::small) + size::gap;
}

float stacked_height(const Ui& ui, const Rows& rows, float width) {
  float height = 0;
  for (const report::SplitBar& bar : rows.chart.bars)
    height += stacked_row_height(ui, figures_of(rows.chart, bar), width);
  return height;
}

void draw_stacked(Ui& ui, Rect inside, const workbench::Session& session, const Rows& rows) {
  for (std::size_t i = 0; i < rows.strategies.size(); ++i) {
    const report::SplitBar& bar = rows.chart.bars[i];
    const std::string figures = figures_of(rows.chart, bar);
    Rect row = inside.cut_top(stacked_row_height(ui, figures, inside.w), 0);
    draw_row_ground(ui, row, *rows.strategies[i], bar);
    draw_row_name(ui, row.cut_top(name_line, 0), session, *rows.strategies[i], bar);
    const Rect track = row.cut_top(bar_line, 0);
    draw_split_bar(ui, {track.x, track.y, track.w, 18}, rows.strategies[i]->split, rows.end);
    draw_paragraph(ui, row, figures, {type::small, ui.theme().text});
  }
}

void draw_columns(Ui& ui, Rect inside, const workbench::Session& session, const Rows& rows) {
  const std::array<float, 3> widths = widths_of(ui, rows.chart);
  float name_width = 0;
  for (const report::SplitBar& bar : rows.chart.bars)
    name_width = std::max(name_width, 22 + text_width(ui, bar.label));
  name_width = std::min(name_width, inside.w * 0.26f);
  draw_heads(ui, inside.cut_top(24), rows.chart, widths);
  for (std::size_t i = 0; i < rows.strategies.size(); ++i)
    draw_row(ui, inside.cut_top(split_row_height), session, *rows.strategies[i], rows.chart.bars[i],
             name_width, widths, rows.end);
}

} // namespace

float draw_compare_split(Ui& ui, const Rect& at, const workbench::Session& session) {
  const workbench::Comparing& comparing = session.background().comparing();
  const Rows rows = rows_of(ui, comparing);
  if (rows.strategies.empty()) return 0;
  const float title = line_height(type::lead) + size::gap;
  const float width = at.w - 2 * size::margin;
  const bool stacked = width < least_in_columns;
  const float body = stacked ? stacked_height(ui, rows, width)
                             : 24 + split_row_height * static_cast<float>(rows.strategies.size());
  const float height = 2 * size::margin + title + body;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  ui.place("compare.split", {at.x, at.y, at.w, height});
  card_title(ui, inside, rows.chart.title,
             ui.t("order_split.of_replications",
                  {{"count", std::to_string(comparing.card()->replications)}}));
  if (stacked)
    draw_stacked(ui, inside, session, rows);
  else
    draw_columns(ui, inside, session, rows);
  return height;
}

} // namespace pondlab::app
