#include "app/search/search_bar.hpp"

#include "app/command/search_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/flow.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/text_field.hpp"
#include "report/model/names.hpp"
#include "scenario/file/decision_variable.hpp"
#include "scenario/json/decimal.hpp"
#include "workbench/session/levers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace pondlab::app {
namespace {

using experiment::Search;

constexpr float stage_height = 40;
constexpr float least_stages_beside = 620; ///< below that stages stand one below the other

/// What plans are usually weighed against; a file may have another.
constexpr std::array<std::string_view, 5> weights = {"campaign_cost", "opted_out", "fatigue",
                                                     "coupon_liability", "unpaid_commission"};

/// A choice in a row, as wide as its longest item.
int choice(Ui& ui, Flow& row, const std::string& name, std::string_view caption,
           const std::vector<DropdownItem>& items, int chosen, bool enabled) {
  float width = 0;
  for (const DropdownItem& item : items) width = std::max(width, text_width(ui, item.label));
  width += text_width(ui, caption) + (caption.empty() ? 0 : size::gap) + 44;
  return dropdown(ui, name, row.next(width), items, chosen, {caption, true, enabled, ""});
}

void draw_strategy(Ui& ui, Flow& row, const workbench::Session& session) {
  const workbench::Searching& searching = session.background().searching();
  std::vector<DropdownItem> items;
  std::vector<std::string> ids;
  int chosen = -1;
  for (const std::string& id : session.plan().strategies()) {
    if (id == scenario::none_strategy) continue;
    if (id == searching.strategies().front()) chosen = static_cast<int>(ids.size());
    ids.push_back(id);
    items.push_back({session.plan().strategy_name(id, ui.language)});
  }
  if (ids.size() < 2) return;
  const int picked = choice(ui, row, "search.strategy", ui.t("app.search.on"), items, chosen,
                            !searching.running());
  if (picked != chosen) ui.ask(command::SearchOn{ids[static_cast<std::size_t>(picked)]});
}

void draw_spending(Ui& ui, Flow& row, const workbench::Session& session) {
  const std::string_view label = ui.t("app.search.spend");
  constexpr float field = 116;
  const float words = text_width(ui, label) + 1;
  Rect place = row.next(words + size::gap + field);
  draw_text(ui, place.cut_left(words, size::gap), label, {type::body, ui.theme().muted});
  const auto limit = workbench::spend_limit(session.plan().study()->scenario);
  TextFieldLook look;
  look.prefix = "¥";
  look.hint = ui.t("app.search.no_limit");
  const auto typed =
      text_field(ui, "search.spend", place, limit ? scenario::real_text(*limit) : "", look);
  if (typed && !session.background().searching().running()) ui.ask(command::LimitSpending{*typed});
}

void draw_against(Ui& ui, Flow& row, const workbench::Session& session) {
  const std::string now(
      scenario::measure_against(session.plan().study()->scenario.header.search).key);
  std::vector<std::string> measures(weights.begin(), weights.end());
  if (std::ranges::find(measures, now) == measures.end()) measures.push_back(now);
  std::vector<DropdownItem> items;
  for (const std::string& measure : measures) items.push_back({measure_name(ui, measure)});
  const auto chosen = static_cast<int>(std::ranges::find(measures, now) - measures.begin());
  const int picked = choice(ui, row, "search.against", ui.t("app.search.against"), items, chosen,
                            !session.background().searching().running());
  if (picked != chosen) ui.ask(command::WeighAgainst{measures[static_cast<std::size_t>(picked)]});
}

void draw_plans(Ui& ui, Flow& row, const workbench::Searching& searching) {
  std::set<int> counts{16, 32, 64, workbench::most_page_plans};
  counts.insert(searching.plans());
  std::vector<DropdownItem> items;
  for (const int count : counts)
    items.push_back({ui.t("app.search.plans", {{"count", std::to_string(count)}})});
  const auto chosen =
      static_cast<int>(std::distance(counts.begin(), counts.find(searching.plans())));
  const int picked = choice(ui, row, "search.plans", {}, items, chosen, !searching.running());
  if (picked != chosen) ui.ask(command::ChoosePlans{*std::next(counts.begin(), picked)});
}

float draw_choices(Ui& ui, const Rect& at, const workbench::Session& session) {
  Flow row(at);
  draw_strategy(ui, row, session);
  draw_spending(ui, row, session);
  draw_against(ui, row, session);
  draw_plans(ui, row, session.background().searching());
  return row.height();
}

/// The guardrails beside the limit on spending; empty where there are none.
std::string other_limits(const Ui& ui, const scenario::Scenario& scenario) {
  std::string words;
  const bool has_own = workbench::spend_limit(scenario).has_value();
  for (const scenario::Limit& limit : scenario.header.search.limits) {
    if (has_own && limit.is_plain() && limit.measure == scenario::budget_measure) continue;
    words += (words.empty() ? "" : std::string(ui.t("app.search.semicolon"))) +
             report::limit_name(ui.language, scenario, limit);
  }
  return words.empty() ? words : ui.t("app.search.keeps", {{"limits", words}});
}

enum class StageState : std::uint8_t { to_come, under_way, done };

StageState state_of(const workbench::Searching& searching, Search::Stage stage) {
  const Search* search = searching.search();
  if (!search || searching.out_of_date()) return StageState::to_come;
  if (search->stage() == stage)
    return searching.running() || searching.goes_on() ? StageState::under_way : StageState::to_come;
  return search->stage() > stage ? StageState::done : StageState::to_come;
}

void draw_stage(Ui& ui, Rect area, const workbench::Searching& searching, Search::Stage stage) {
  const Theme& colours = ui.theme();
  const StageState state = state_of(searching, stage);
  const std::string key = std::string(key_of(stage));
  ui.place("search.stage." + key, area);
  const std::string words =
      ui.t("app.search.stage." + key, {{"plans", std::to_string(searching.plans())},
                                       {"finalists", std::to_string(experiment::usual_finalists)}});
  draw_text(ui, area.cut_top(20), words,
            {type::small, state == StageState::to_come ? colours.muted : colours.text,
             state == StageState::under_way});
  progress(ui, {area.x, area.y + 4, area.w, 5},
           state == StageState::done        ? 1
           : state == StageState::under_way ? static_cast<float>(searching.share())
                                            : 0);
}

constexpr std::array stages = {Search::Stage::explore, Search::Stage::refine,
                               Search::Stage::confirm};

float stages_height(float width) {
  return stage_height * (width < least_stages_beside ? static_cast<float>(stages.size()) : 1.0f);
}

void draw_stages(Ui& ui, Rect area, const workbench::Searching& searching) {
  const bool beside = area.w >= least_stages_beside;
  const float width = beside ? (area.w - 2 * size::margin) / 3 : area.w;
  for (const Search::Stage stage : stages)
    draw_stage(ui, beside ? area.cut_left(width, size::margin) : area.cut_top(stage_height),
               searching, stage);
}

std::string left_text(const Ui& ui, double milliseconds) {
  if (milliseconds < 0) return std::string(ui.t("app.search.under_way"));
  const int seconds = static_cast<int>(std::ceil(milliseconds / 1000));
  if (seconds < 60) return ui.t("app.search.seconds_left", {{"count", std::to_string(seconds)}});
  return ui.t("app.search.minutes_left", {{"count", std::to_string((seconds + 30) / 60)}});
}

/// The way to begin or to stop, and what there is to know of that.
void draw_action(Ui& ui, Rect line, const workbench::Searching& searching) {
  if (searching.running()) {
    const std::string_view stop = ui.t("app.compare.stop");
    if (button(ui, "search.stop", line.cut_right(button_width(ui, stop, Icon::close), size::pad),
               stop, {ButtonKind::plain, Icon::close, true, ui.t("app.search.stop_help")}))
      ui.ask(command::StopSearching{});
    draw_text(ui, line, left_text(ui, searching.left()), {type::small, ui.theme().muted});
    return;
  }
  const char* key = searching.goes_on()  ? "app.search.go_on"
                    : searching.search() ? "app.search.again"
                                         : "app.search.start";
  const std::string_view label = ui.t(key);
  if (button(ui, "search.start",
             line.cut_right(button_width(ui, label, Icon::replicate), size::pad), label,
             {ButtonKind::primary, Icon::replicate, searching.possible(),
              ui.t("app.search.start_help")}))
    ui.ask(command::Search{});
  const std::string note =
      searching.possible()
          ? ui.t("app.search.work", {{"replications", std::to_string(searching.replications())}})
          : std::string(ui.t("app.search.all_held"));
  draw_paragraph(ui, line, note, {type::small, ui.theme().muted}, 2);
}

} // namespace

float draw_search_bar(Ui& ui, const Rect& at, const workbench::Session& session) {
  const float inner = at.w - 2 * size::margin;
  const std::string limits = other_limits(ui, session.plan().study()->scenario);
  const float limits_height =
      limits.empty()
          ? 0
          : size::gap + line_height(type::small) *
                            static_cast<float>(wrap_text(ui, limits, inner, type::small).size());
  // The card lies below what it holds: how high that is is known once it has been laid out.
  ImDrawList* canvas = ImGui::GetWindowDrawList();
  canvas->ChannelsSplit(2);
  canvas->ChannelsSetCurrent(1);
  Rect inside = Rect{at.x, at.y, at.w, 0}.inset(size::margin, 0);
  inside.y += size::margin;
  inside.y += draw_choices(ui, inside, session);
  if (!limits.empty()) {
    draw_paragraph(ui, {inside.x, inside.y + size::gap, inner, limits_height}, limits,
                   {type::small, ui.theme().muted});
    inside.y += limits_height;
  }
  inside.y += size::margin;
  const workbench::Searching& searching = session.background().searching();
  draw_stages(ui, {inside.x, inside.y, inner, stages_height(inner)}, searching);
  inside.y += stages_height(inner) + size::gap;
  draw_action(ui, {inside.x, inside.y, inner, size::control}, searching);
  const float height = inside.y + size::control + size::margin - at.y;
  canvas->ChannelsSetCurrent(0);
  card(ui, {at.x, at.y, at.w, height});
  canvas->ChannelsMerge();
  return height;
}

} // namespace pondlab::app
