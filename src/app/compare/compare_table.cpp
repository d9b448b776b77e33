#include "app/compare/compare_table.hpp"

#include "app/command/view_commands.hpp"
#include "app/command/work_commands.hpp"
#include "app/compare/compare_health.hpp"
#include "app/compare/compare_rows.hpp"
#include "app/compare/compare_status.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/draw/whisker.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/fold.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace pondlab::app {
namespace {

using experiment::Estimate;
using workbench::ComparedStrategy;
using workbench::ComparisonCard;

constexpr float difference_axis_height = 22;
/// A strategy's row, with its status below its mean.
constexpr float status_row_height = strategy_row_height + status_chip_height;

/// Columns after the plot; the first ones stay longest where room is scarce.
struct Column {
  const char* head; ///< key of its text
  const char* help;
};
constexpr std::size_t chances = 4; ///< columns; behind them those of `workbench::beside_criterion`
constexpr std::array<Column, chances + workbench::beside_criterion.size()> columns{{
    {"compare.best", "app.compare.help.best"},
    {"compare.near_best", "app.compare.help.near_best"},
    {"compare.opportunity_cost", "app.compare.help.opportunity_cost"},
    {"compare.downside", "app.compare.help.downside"},
    {"app.compare.spend", "measure.campaign_cost.meaning"},
    {"app.compare.opted_out", "measure.opted_out.meaning"},
    {"app.compare.fatigue", "measure.fatigue.meaning"},
    {"app.compare.coupon_liability", "measure.coupon_liability.meaning"},
    {"app.compare.unpaid_commission", "measure.unpaid_commission.meaning"},
}};

std::string amount(const Ui& ui, const ComparisonCard& card, double value) {
  return report::value_text(ui.language, *card.measure, value);
}

report::Unit unit_beside(std::size_t i) {
  return report::unit_of(engine::find_measure(workbench::beside_criterion[i])->unit);
}

std::string beside_text(const Ui& ui, const ComparedStrategy& strategy, std::size_t i) {
  const report::Unit unit = unit_beside(i);
  const double mean = strategy.beside[i].mean;
  return report::number_text(ui.language, unit == report::Unit::count ? std::round(mean) : mean,
                             unit);
}

std::string cell(const Ui& ui, const ComparisonCard& card, const ComparedStrategy& strategy,
                 std::size_t column) {
  const experiment::Prospect& prospect = strategy.prospect;
  const bool known = card.tells_chances() && !card.decision.excludes(strategy.place);
  switch (column) {
  case 0:
    return known ? report::probability_text(ui.language, prospect.best) : "–";
  case 1:
    return known ? report::probability_text(ui.language, prospect.near_best) : "–";
  case 2:
    return known ? amount(ui, card, prospect.opportunity_cost) : "–";
  case 3:
    return card.tells_chances() ? amount(ui, card, prospect.downside) : "–";
  default:
    return beside_text(ui, strategy, column - chances);
  }
}

/// The mean, and whether the strategy is out of the race.
std::string mean_text(const Ui& ui, const ComparisonCard& card, const ComparedStrategy& strategy) {
  std::string words = estimate_text(ui, strategy.mean, report::unit_of(card.measure->unit));
  if (!card.contends(strategy)) words += " · " + std::string(ui.t("app.compare.ruled_out"));
  return words;
}

RowPlaces places_in(const Ui& ui, float width, const workbench::Comparing& comparing) {
  float name = 0;
  for (const ComparedStrategy& strategy : comparing.card()->strategies)
    name = std::max(name, strategy_name_width(ui, comparing.strategy_name(strategy, ui.language),
                                              mean_text(ui, *comparing.card(), strategy)));
  std::vector<std::string_view> heads;
  for (const Column& column : columns) heads.push_back(ui.t(column.head));
  return row_places(ui, width, name, heads);
}

/// Everything of a strategy in words, for who points at its row.
std::string details(const Ui& ui, const ComparisonCard& card, const ComparedStrategy& strategy,
                    const report::StatusText& status) {
  const auto unit = report::unit_of(card.measure->unit);
  const auto line = [&](std::string_view name, const std::string& value) {
    return std::string(name) + "  " + value + "\n";
  };
  std::string words =
      line(measure_name(ui, card.measure->key), estimate_text(ui, strategy.mean, unit));
  if (!card.is_none(strategy))
    words += line(ui.t("compare.more_than_none"), estimate_text(ui, strategy.over_none, unit));
  for (std::size_t column = 0; column < chances; ++column)
    words += line(ui.t(columns[column].head), cell(ui, card, strategy, column));
  for (std::size_t i = 0; i < strategy.beside.size(); ++i)
    words += line(ui.t(columns[chances + i].head),
                  estimate_text(ui, strategy.beside[i], unit_beside(i)));
  words.pop_back();
  if (const std::string why = status.why(strategy.place); !why.empty()) words += "\n" + why;
  return words;
}

/// The strategy's name over its mean over its status.
void draw_who(Ui& ui, Rect area, const workbench::Session& session,
              const ComparedStrategy& strategy, const report::CompareReport& report, bool leads) {
  const workbench::Comparing& comparing = session.background().comparing();
  const auto& status = report.status.strategies[strategy.place];
  Rect name = status ? area.cut_top(strategy_row_height) : area;
  draw_strategy_name(ui, name, strategy_colour(ui, session.plan(), strategy.id),
                     comparing.strategy_name(strategy, ui.language),
                     mean_text(ui, *comparing.card(), strategy), leads);
  if (!status) return;
  area.cut_left(22);
  const Rect chip{area.x, area.y - 5, area.w, status_chip_height};
  ui.place("compare.status." + strategy.id, chip);
  draw_status_chip(ui, chip, status->status,
                   report::StatusText(report, ui.language).word(status->status));
}

void draw_row(Ui& ui, Rect line, const workbench::Session& session,
              const ComparedStrategy& strategy, const RowPlaces& places, const ValueScale& scale,
              const report::CompareReport& report) {
  const ComparisonCard& card = *session.background().comparing().card();
  const bool leads = &strategy == &card.leader();
  const Hit state = hit(ui, "compare.row." + strategy.id, line);
  if (state.hovered) fill(line.inset(-6, 1), ui.theme().raised, 4);
  if (state.focused) focus_ring(ui, line);
  rule(line.x, line.y, line.right(), line.y, ui.theme().line, 1, 0.6f);
  draw_who(ui, line.cut_left(places.name, size::pad), session, strategy, report, leads);
  draw_whisker(scale, line.centre_y(), strategy.mean,
               strategy_colour(ui, session.plan(), strategy.id));
  line.cut_left(places.plot, size::pad);
  for (std::size_t column = 0; column < places.cells.size(); ++column) {
    const Rect area = line.cut_left(places.cells[column]);
    draw_text(ui, area, cell(ui, card, strategy, column),
              {type::body, ui.theme().text, leads && column < 2, Align::right});
    if (column == 0 && card.tells_chances()) draw_chance(ui, area, strategy.prospect.best);
    if (column == 1 && card.tells_chances()) draw_chance(ui, area, strategy.prospect.near_best);
  }
  if (state.hovered)
    tooltip(ui, details(ui, card, strategy, report::StatusText(report, ui.language)),
            session.background().comparing().strategy_name(strategy, ui.language));
}

float row_height(const report::CompareReport& report, const ComparedStrategy& strategy) {
  const bool known = report.status.strategies[strategy.place].has_value();
  return known ? status_row_height : strategy_row_height;
}

void draw_head(Ui& ui, Rect line, const ComparisonCard& card, const RowPlaces& places) {
  Rect plot = line.cut_left(places.name + size::pad + places.plot, size::pad);
  const std::string title =
      ui.t("app.compare.mean", {{"measure", measure_name(ui, card.measure->key)}});
  const float room = std::max(places.plot, text_width(ui, title, type::small) + 1);
  plot.cut_left(std::max(0.0f, plot.w - room));
  draw_head_cell(ui, "compare.head.mean", plot, title, ui.t("app.compare.help.mean"), Align::left);
  for (std::size_t column = 0; column < places.cells.size(); ++column)
    draw_head_cell(ui, "compare.head." + std::to_string(column),
                   line.cut_left(places.cells[column]), ui.t(columns[column].head),
                   ui.t(columns[column].help), Align::right);
}

report::Axis axis_of(const Ui& ui, const ComparisonCard& card, float width) {
  double low = card.leader().mean.low();
  double high = card.leader().mean.high();
  for (const ComparedStrategy& strategy : card.strategies) {
    low = std::min(low, strategy.mean.low());
    high = std::max(high, strategy.mean.high());
  }
  return report::value_axis(ui.language, "", low, high, report::unit_of(card.measure->unit), false,
                            std::clamp(static_cast<int>(width / 90), 2, 8));
}

/// What is said under the finding: whom to choose, the doubt, and how it was come to where that is
/// unfolded.
struct Sentence {
  std::string words;
  TextStyle style;
};
std::vector<Sentence> sentences(const Ui& ui, const workbench::Comparing& comparing,
                                const report::CompareReport& report, bool how_open) {
  const Theme& colours = ui.theme();
  std::vector<Sentence> said;
  const Colour main = comparing.out_of_date() ? colours.muted : colours.text;
  const report::StatusText status(report, ui.language);
  if (const std::string winner = status.would_win(); !winner.empty())
    said.push_back({winner, {type::body, comparing.out_of_date() ? colours.muted : colours.warm}});
  const std::string finding = comparing.finding(ui.language);
  if (report.status.is_asked && !finding.empty()) said.push_back({finding, {type::body, main}});
  if (report.status.is_asked || !finding.empty())
    said.push_back({comparing.verdict(ui.language), {type::body, main}});
  if (const std::string skewed = comparing.skewness(ui.language); !skewed.empty())
    said.push_back({skewed, {type::small, colours.warm}});
  const Colour colour = comparing.out_of_date() ? colours.muted : colours.text;
  for (std::string words : {comparing.doubt_verdict(ui.language), comparing.hinges(ui.language)})
    if (!words.empty()) said.push_back({std::move(words), {type::body, colour}});
  if (how_open)
    for (std::string words : {comparing.procedure(ui.language), comparing.scope(ui.language)})
      said.push_back({std::move(words), {type::small, colours.muted}});
  return said;
}

/// The status, or where there is no campaign the verdict.
std::string headline(const Ui& ui, const workbench::Comparing& comparing,
                     const report::CompareReport& report) {
  const std::string status = report::StatusText(report, ui.language).headline();
  return status.empty() ? comparing.verdict(ui.language) : status;
}

StatusSign sign_of(const Theme& colours, const report::CompareReport& report) {
  if (report.status.is_asked) return status_sign(colours, report.status.whole.status);
  return {Icon::pass, colours.accent};
}

/// How it stands, with a sign; the reports to take along.
void draw_verdict(Ui& ui, Rect& inside, const workbench::Comparing& comparing,
                  const report::CompareReport& report, bool how_open) {
  const Theme& colours = ui.theme();
  const ComparisonCard& card = *comparing.card();
  const bool old = comparing.out_of_date();
  Rect title = inside.cut_top(line_height(type::lead), size::gap);
  const auto action = [&](const char* name, const char* label, const char* help, bool html) {
    const float width = button_width(ui, ui.t(label), Icon::save);
    const Rect area = title.cut_right(width, 4);
    if (button(ui, name, {area.x, area.centre_y() - 15, area.w, 30}, ui.t(label),
               {ButtonKind::quiet, Icon::save, !comparing.running(), ui.t(help)}))
      ui.ask(command::SaveComparison{html});
  };
  action("compare.save_json", "app.compare.save_json", "app.compare.save_json_help", false);
  action("compare.save_html", "app.compare.save_html", "app.compare.save_html_help", true);
  card_title(ui, title, ui.t("app.compare.card"),
             ui.t("app.compare.based_on", {{"count", std::to_string(card.replications)}}));
  if (old) {
    Rect note = inside.cut_top(26, 4);
    ui.place("compare.out_of_date", note);
    draw_icon(Icon::warning, note.cut_left(20, 6), colours.warm, 16);
    draw_text(ui, note, ui.t("app.compare.out_of_date"), {type::body, colours.warm});
  }
  const StatusSign sign = sign_of(colours, report);
  draw_icon(sign.icon, {inside.x, inside.y, 24, 28}, old ? colours.muted : sign.colour, 20);
  Rect words{inside.x + 32, inside.y, inside.w - 32, inside.h};
  const float used = draw_paragraph(ui, words, headline(ui, comparing, report),
                                    {type::lead, old ? colours.muted : colours.text, true});
  ui.place("compare.verdict", {words.x, words.y, words.w, used});
  inside.cut_top(std::max(28.0f, used), 4);
  words.cut_top(std::max(28.0f, used), 4);
  for (const Sentence& sentence : sentences(ui, comparing, report, how_open)) {
    const float height = draw_paragraph(ui, words, sentence.words, sentence.style) + 4;
    words.cut_top(height);
    inside.cut_top(height);
  }
  Rect foot = inside.cut_top(line_height(type::small), size::gap);
  foot.cut_left(32);
  const std::string_view label = ui.t("finding.how");
  if (fold_handle(ui, "compare.how", foot.cut_left(fold_handle_width(ui, label)), label, how_open))
    ui.ask(command::OpenHow{!how_open});
}

float verdict_height(const Ui& ui, float width, const workbench::Comparing& comparing,
                     const report::CompareReport& report, bool how_open) {
  const auto height = [&](const std::string& words, float em, bool strong) {
    const auto lines = wrap_text(ui, words, width - 32, em, strong).size();
    return line_height(em) * static_cast<float>(lines);
  };
  float all = line_height(type::lead) + size::gap + (comparing.out_of_date() ? 30.0f : 0) +
              std::max(28.0f, height(headline(ui, comparing, report), type::lead, true)) + 4;
  for (const Sentence& sentence : sentences(ui, comparing, report, how_open))
    all += height(sentence.words, sentence.style.size, false) + 4;
  return all + line_height(type::small) + size::gap;
}

} // namespace

std::vector<std::string> compare_head(const Ui& ui) {
  std::vector<std::string> head{std::string(ui.t("compare.strategy")),
                                std::string(ui.t("status.head")),
                                std::string(ui.t("compare.mean"))};
  for (const Column& column : columns) head.emplace_back(ui.t(column.head));
  return head;
}

std::vector<std::string> compare_row(const Ui& ui, const workbench::Comparing& comparing,
                                     const report::CompareReport& report,
                                     const workbench::ComparedStrategy& strategy) {
  const ComparisonCard& card = *comparing.card();
  std::vector<std::string> row{
      comparing.strategy_name(strategy, ui.language),
      report::StatusText(report, ui.language).brief(strategy.place),
      estimate_text(ui, strategy.mean, report::unit_of(card.measure->unit))};
  for (std::size_t column = 0; column < columns.size(); ++column)
    row.push_back(cell(ui, card, strategy, column));
  return row;
}

float draw_compare_table(Ui& ui, const Rect& at, const workbench::Session& session,
                         const View& view) {
  const workbench::Comparing& comparing = session.background().comparing();
  const ComparisonCard& known = *comparing.card();
  const report::CompareReport report = session.background().health().compare;
  float rows = 0;
  for (const ComparedStrategy& strategy : known.strategies) rows += row_height(report, strategy);
  const std::string_view interval = ui.t("finding.interval");
  const float note =
      line_height(type::small) *
      static_cast<float>(wrap_text(ui, interval, at.w - 2 * size::margin, type::small).size());
  CompareHealth health(ui, session, view.health_open, at.w - 2 * size::margin);
  const float height =
      2 * size::margin +
      verdict_height(ui, at.w - 2 * size::margin, comparing, report, view.how_open) +
      health.height() + size::gap + strategy_head_height + rows + difference_axis_height +
      size::gap + note;
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  draw_verdict(ui, inside, comparing, report, view.how_open);
  health.draw(inside.cut_top(health.height(), size::gap));
  const RowPlaces places = places_in(ui, inside.w, comparing);
  draw_head(ui, inside.cut_top(strategy_head_height), known, places);
  const Rect plot{inside.x + places.name + size::pad + 6, inside.y, places.plot - 18, rows};
  const ValueScale scale(axis_of(ui, known, plot.w), plot);
  scale.draw_grid(ui);
  for (const ComparedStrategy& strategy : known.strategies)
    draw_row(ui, inside.cut_top(row_height(report, strategy)), session, strategy, places, scale,
             report);
  scale.draw_labels(ui, inside.cut_top(difference_axis_height, size::gap));
  draw_paragraph(ui, inside, interval, {type::small, ui.theme().muted});
  return height;
}

} // namespace pondlab::app
