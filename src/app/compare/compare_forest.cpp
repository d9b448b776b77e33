#include "app/compare/compare_forest.hpp"

#include "app/command/work_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/draw/whisker.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

using experiment::Estimate;
using workbench::ComparedStrategy;
using workbench::ComparisonCard;

constexpr float forest_row_height = 40;
constexpr float forest_axis_height = 22;

struct Row {
  const ComparedStrategy* strategy;
  Estimate difference;
  Estimate decisive; ///< the same with the interval that decides
  std::string figure;
};

std::vector<Row> rows_of(const Ui& ui, const ComparisonCard& card, bool against_leader) {
  const auto unit = report::unit_of(card.measure->unit);
  std::vector<Row> rows;
  for (const ComparedStrategy& strategy : card.strategies) {
    if (against_leader ? &strategy == &card.leader() : card.is_none(strategy)) continue;
    const Estimate& difference = against_leader ? strategy.over_leader : strategy.over_none;
    const Estimate& decisive =
        against_leader ? strategy.decisive_over_leader : strategy.decisive_over_none;
    std::string figure = difference.mean > 0 ? "+" : "";
    figure += report::estimate_text(ui.language, difference, unit);
    rows.push_back({&strategy, difference, decisive, std::move(figure)});
  }
  return rows;
}

report::Axis axis_of(const Ui& ui, const ComparisonCard& card, const std::vector<Row>& rows,
                     float width) {
  double low = -card.decision.worthwhile.value;
  double high = card.decision.worthwhile.value;
  for (const Row& row : rows) {
    const Estimate& wider = is_bounded(row.decisive) ? row.decisive : row.difference;
    const double half = is_bounded(wider) ? wider.half_width : 0;
    low = std::min(low, row.difference.mean - half);
    high = std::max(high, row.difference.mean + half);
  }
  return report::value_axis(ui.language, "", low, high, report::unit_of(card.measure->unit), true,
                            std::clamp(static_cast<int>(width / 90), 2, 10));
}

/// Where differences are too small to act on.
void draw_indifference(const Ui& ui, const ValueScale& scale, double worthwhile) {
  const float left = scale.at(-worthwhile);
  const float right = scale.at(worthwhile);
  fill({left, scale.plot().y, std::max(1.0f, right - left), scale.plot().h}, ui.theme().warm, 0,
       0.1f);
}

void draw_row(Ui& ui, Rect line, const workbench::Session& session, const Row& row,
              float name_width, float figure_width, const ValueScale& scale) {
  const Theme& colours = ui.theme();
  const workbench::Comparing& comparing = session.background().comparing();
  const Colour colour = strategy_colour(ui, session.plan(), row.strategy->id);
  const Hit state = hit(ui, "compare.difference." + row.strategy->id, line);
  if (state.focused) focus_ring(ui, line);
  rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
  Rect name = line.cut_left(name_width, size::pad);
  ImGui::GetWindowDrawList()->AddCircleFilled({name.x + 6, name.centre_y()}, 5, rgba(colour));
  name.cut_left(18, 4);
  draw_text(ui, name, comparing.strategy_name(*row.strategy, ui.language),
            {type::body, colours.text, state.hovered});
  draw_text(
      ui, line.cut_right(figure_width, size::pad), row.figure,
      {type::body, row.difference.mean < 0 ? colours.loss : colours.text, false, Align::right});
  if (is_bounded(row.decisive))
    rule(scale.at(row.decisive.low()), line.centre_y(), scale.at(row.decisive.high()),
         line.centre_y(), colour, 1, 0.7f);
  draw_whisker(scale, line.centre_y(), row.difference, colour);
  if (!state.hovered) return;
  const bool clear =
      is_bounded(row.decisive) && (row.decisive.low() > 0 || row.decisive.high() < 0);
  tooltip(ui, ui.t(clear ? "app.compare.clear" : "app.compare.not_clear"),
          comparing.strategy_name(*row.strategy, ui.language) + "  " + row.figure);
}

} // namespace

float draw_compare_forest(Ui& ui, const Rect& at, const workbench::Session& session,
                          const View& view) {
  const workbench::Comparing& comparing = session.background().comparing();
  const ComparisonCard& known = *comparing.card();
  const bool against_leader = view.against_leader;
  const std::vector<Row> rows = rows_of(ui, known, against_leader);
  const float body = forest_row_height * static_cast<float>(rows.size());
  const float height =
      2 * size::margin + size::control + size::gap + body + forest_axis_height + 20;
  Rect inside = card(ui, {at.x, at.y, at.w, height});

  Rect title = inside.cut_top(size::control, size::gap);
  const std::vector<std::string_view> choices{ui.t("app.compare.to_none"),
                                              ui.t("app.compare.to_leader")};
  const int picked =
      segmented(ui, "compare.against", title.cut_right(segmented_width(ui, choices), size::pad),
                choices, against_leader ? 1 : 0);
  if (picked != (against_leader ? 1 : 0)) ui.ask(command::CompareWith{picked == 1});
  title.y += (title.h - line_height(type::lead)) / 2;
  card_title(ui, title, ui.t("app.compare.differences"),
             ui.t("app.compare.paired", {{"count", std::to_string(known.replications)}}));

  float name_width = 0;
  float figure_width = 0;
  for (const Row& row : rows) {
    name_width = std::max(name_width,
                          22 + text_width(ui, comparing.strategy_name(*row.strategy, ui.language)));
    figure_width = std::max(figure_width, text_width(ui, row.figure));
  }
  name_width = std::min(name_width, inside.w * 0.26f);
  const Rect plot{inside.x + name_width + size::pad + 8, inside.y,
                  inside.w - name_width - figure_width - 2 * size::pad - 24, body};
  const ValueScale scale(axis_of(ui, known, rows, plot.w), plot);
  draw_indifference(ui, scale, known.decision.worthwhile.value);
  scale.draw_grid(ui);
  for (const Row& row : rows)
    draw_row(ui, inside.cut_top(forest_row_height), session, row, name_width, figure_width, scale);
  scale.draw_labels(ui, inside.cut_top(forest_axis_height));
  Rect key = inside.cut_top(20);
  fill({key.x, key.centre_y() - 5, 14, 10}, ui.theme().warm, 2, 0.3f);
  key.cut_left(14, 6);
  draw_text(ui, key,
            ui.t("app.compare.indifference",
                 {{"worthwhile", report::value_text(ui.language, *known.measure,
                                                    known.decision.worthwhile.value)}}) +
                "  ·  " + std::string(ui.t("app.compare.whiskers")),
            {type::small, ui.theme().muted});
  return height;
}

} // namespace pondlab::app
