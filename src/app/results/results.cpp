#include "app/results/results.hpp"

#include "app/charts/chart_view.hpp"
#include "app/command/people_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/frame/future_bar.hpp"
#include "app/pond/filling.hpp"
#include "app/results/expectation_table.hpp"
#include "app/results/field_test_card.hpp"
#include "app/results/ledger_view.hpp"
#include "app/results/order_split_card.hpp"
#include "app/results/result_charts.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/tile.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::app {
namespace {

constexpr float tile_height = 102;
constexpr float chart_height = 300;

/// How a figure differs from another future's, or of the leading one what all are based on.
std::string note_text(const Ui& ui, const workbench::Figure& figure, bool leading) {
  if (figure.against < 0 || !std::isfinite(figure.difference))
    return leading ? replications_text(ui, figure.replications) : std::string();
  return ui.t("app.future.difference",
              {{"name", future_letter(figure.against)},
               {"difference", signed_text(ui, figure.difference, figure.unit)}});
}

/// The leading tile takes two places.
void draw_tiles(Ui& ui, Rect& page, const workbench::Session& session, const View& view) {
  const std::vector<std::string> measures = session.figures().tiles();
  const float gap = size::pad;
  int columns = page.w >= 10 * 176 ? 10 : std::clamp(static_cast<int>(page.w / 168), 2, 5);
  columns = std::min(columns, static_cast<int>(measures.size()) + 1);
  const float width =
      (page.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  int place = 0;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const workbench::Figure figure = session.figures().figure(measures[i]);
    const int span = i == 0 ? 2 : 1;
    const auto column = static_cast<float>(place % columns);
    const auto row = static_cast<float>(place / columns);
    const Rect area{page.x + column * (width + gap), page.y + row * (tile_height + gap),
                    width * static_cast<float>(span) + gap * static_cast<float>(span - 1),
                    tile_height};
    place += span;
    const std::string name = measure_name(ui, measures[i]);
    const std::string words = figure_text(ui, figure);
    const std::string interval = interval_text(ui, figure);
    const std::string note = note_text(ui, figure, i == 0);
    const std::string meaning = measure_meaning(ui, measures[i]);
    const bool chosen = view.measure == measures[i];
    const bool loss = figure.unit == report::Unit::money && figure.value < 0;
    if (tile(ui, "tile." + measures[i], area,
             {name, words, interval, note, meaning, i == 0, chosen, loss}))
      ui.ask(command::ChooseMeasure{measures[i]});
  }
  const int rows = (place + columns - 1) / columns;
  page.y += static_cast<float>(rows) * (tile_height + gap) - gap + size::margin;
}

/// Beside a series' title, from the right: whether it is added up or each day by itself. Returns
/// the width it takes.
float draw_daily_choice(Ui& ui, const Rect& inside, const View& view) {
  const engine::Measure* measure = engine::find_measure(view.measure);
  if (!measure || !engine::adds_up_over_days(*measure)) return 0;
  const std::vector<std::string_view> choices{ui.t("app.results.cumulative"),
                                              ui.t("app.results.daily")};
  const float width = segmented_width(ui, choices);
  const Rect area{inside.right() - width, inside.y + line_height(type::lead) / 2 - 15, width, 30};
  const int picked = segmented(ui, "series.daily", area, choices, view.daily ? 1 : 0);
  if (picked != (view.daily ? 1 : 0)) ui.ask(command::ShowDaily{picked == 1});
  return width + size::gap;
}

/// Beside a series' title, from the right: the people behind all days so far, or where each day
/// stands by itself, behind the selected one. Returns the width it takes.
float draw_people_of_series(Ui& ui, Rect inside, const workbench::Session& session,
                            const std::string& measure, bool daily) {
  if (session.playback().day() == 0 || !session.figures().has_people(measure)) return 0;
  Rect row = inside.cut_top(line_height(type::lead));
  const auto action = [&](const char* name, const std::string& label, const char* help, int from) {
    const Rect area = row.cut_right(button_width(ui, label, Icon::people), 4);
    if (button(ui, name, {area.x, row.centre_y() - 15, area.w, 30}, label,
               {ButtonKind::quiet, Icon::people, true, ui.t(help)}))
      ui.ask(command::ShowPeople{{measure, from, session.playback().day()}});
  };
  const bool has_sums = engine::adds_up_over_days(*engine::find_measure(measure));
  if (!has_sums || !daily)
    action("series.people.all", std::string(ui.t("app.people.so_far")), "app.people.so_far_help",
           0);
  if (!has_sums || daily)
    action("series.people.day",
           ui.t("app.people.one_day", {{"day", std::to_string(session.playback().day())}}),
           "app.people.one_day_help", session.playback().day() - 1);
  return inside.right() - row.right();
}

void draw_series(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  const Rect inside = card(ui, area);
  const report::SeriesChart chart = series_chart(ui, session, view.measure, !view.daily);
  if (chart.empty()) {
    empty_state(ui, "series.empty", inside, Icon::results, chart.title,
                ui.t("app.results.no_series"));
    return;
  }
  float taken = draw_daily_choice(ui, inside, view);
  taken += draw_people_of_series(ui, {inside.x, inside.y, inside.w - taken, inside.h}, session,
                                 view.measure, view.daily);
  const int day = draw_series_chart(ui, "series", inside, chart, taken);
  if (day >= 0) ui.ask(command::JumpTo{std::min(day + 1, session.playback().days())});
}

void draw_funnel(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  const Rect inside = card(ui, area);
  const std::string id = funnel_shown(session, view);
  if (id.empty()) {
    empty_state(ui, "funnel.empty", inside, Icon::people, ui.t("app.results.funnel"),
                ui.t("app.results.no_campaign"));
    return;
  }
  std::vector<DropdownItem> items;
  std::vector<std::string> ids;
  int chosen = -1;
  for (const workbench::CampaignBar& entry : session.plan().campaign()) {
    if (entry.removed) continue;
    if (entry.id == id) chosen = static_cast<int>(items.size());
    items.push_back({campaign_name(ui, entry.id)});
    ids.push_back(entry.id);
  }
  const float width = 132;
  report::BarChart chart = funnel_chart(ui, session, id);
  const float title = text_width(ui, chart.title, type::lead, true) +
                      text_width(ui, chart.unit, type::small) + 2 * size::pad;
  if (title + width > inside.w) chart.unit.clear(); // no room beside the choice of campaign
  const bool has_people = session.playback().day() > 0;
  const int bar = draw_bar_chart(ui, "funnel", inside, chart,
                                 has_people ? ui.t("app.people.hint") : std::string_view());
  if (bar >= 0 && has_people)
    ui.ask(command::ShowPeople{
        {id + "." + session.figures().funnel(id)[static_cast<std::size_t>(bar)].counter, 0,
         session.playback().day()}});
  const int picked =
      dropdown(ui, "funnel.campaign", {inside.right() - width, inside.y - 4, width, 30}, items,
               chosen, {{}, true, true, ""});
  if (picked != chosen) ui.ask(command::ChooseCampaign{ids[static_cast<std::size_t>(picked)]});
}

/// Where there is no run yet, the place says how to get one.
bool draw_nothing_yet(Ui& ui, const Rect& area, const workbench::Session& session) {
  if (!session.is_open()) {
    if (empty_state(ui, "results.choose", area, Icon::gallery, ui.t("app.results.nothing_open"),
                    ui.t("app.results.nothing_open_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return true;
  }
  if (!session.playback().can_run()) {
    if (empty_state(ui, "results.repair", area, Icon::warning, ui.t("app.results.cannot_run"),
                    ui.t("app.results.cannot_run_words"), ui.t("app.results.to_plan")))
      ui.ask(command::GoTo{Place::plan});
    return true;
  }
  const workbench::WorkInProgress work = session.playback().work();
  if (work.kind == workbench::WorkInProgress::Kind::people) {
    draw_filling(ui, "results.people", area, session);
    return true;
  }
  if (session.playback().day() == 0 && work.kind == workbench::WorkInProgress::Kind::none &&
      !session.playback().playing() && session.background().replications().done() == 0) {
    draw_not_run(ui, "results.run", area, session);
    return true;
  }
  return false;
}

} // namespace

std::string funnel_shown(const workbench::Session& session, const View& view) {
  std::string first;
  for (const workbench::CampaignBar& entry : session.plan().campaign()) {
    if (entry.removed) continue;
    if (entry.id == view.campaign) return entry.id;
    if (first.empty()) first = entry.id;
  }
  return first;
}

void draw_results(Ui& ui, const Rect& area, const workbench::Session& session, const View& view) {
  if (draw_nothing_yet(ui, area, session)) return;
  Region region("results", area, true);
  if (const workbench::WorkInProgress work = session.playback().work();
      work.kind == workbench::WorkInProgress::Kind::days)
    progress(ui, {area.x, area.y, area.w, 3}, static_cast<float>(work.share));
  Rect page = region.content().inset(size::margin + 4, size::margin + 4);
  const float begin = page.y;
  if (const float split = draw_order_split(ui, {page.x, page.y, page.w, 0}, session, view);
      split > 0)
    page.y += split + size::margin;
  draw_tiles(ui, page, session, view);

  const bool beside = page.w > 820;
  if (beside) {
    Rect row{page.x, page.y, page.w, chart_height};
    const Rect funnel = row.cut_right(std::floor(page.w * 0.38f), size::margin);
    draw_series(ui, row, session, view);
    draw_funnel(ui, funnel, session, view);
    page.y += chart_height + size::margin;
  } else {
    draw_series(ui, {page.x, page.y, page.w, chart_height}, session, view);
    page.y += chart_height + size::margin;
    draw_funnel(ui, {page.x, page.y, page.w, chart_height - 20}, session, view);
    page.y += chart_height - 20 + size::margin;
  }
  if (const float tests = draw_field_tests(ui, {page.x, page.y, page.w, 0}, session, view);
      tests > 0)
    page.y += tests + size::margin;
  page.y +=
      draw_expectation_table(ui, {page.x, page.y, page.w, 0}, session.figures()) + size::margin;
  page.y += draw_ledger(ui, {page.x, page.y, page.w, 0}, session.figures());
  region.height(page.y - begin + 2 * (size::margin + 4));
}

} // namespace pondlab::app
