#include "app/compare/compare_bar.hpp"

#include "app/command/work_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/flow.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace pondlab::app {
namespace {

constexpr float chip_height = 30;
constexpr float chip_picture = 22; ///< the mark before a chip's name

/// A strategy that takes part or not.
void draw_chip(Ui& ui, const Rect& area, const workbench::Session& session, const std::string& id) {
  const Theme& colours = ui.theme();
  const bool is_none = id == experiment::no_campaign;
  const bool taken = session.background().comparing().takes(id);
  const Hit state =
      hit(ui, "compare.strategy." + id, area, !session.background().comparing().running());
  if (taken || state.hovered) fill(area, colours.raised, chip_height / 2);
  outline(area, taken ? colours.accent : colours.line, chip_height / 2);
  if (state.focused) focus_ring(ui, area, chip_height / 2);
  const ImVec2 mark(area.x + 15, area.centre_y());
  const Colour colour = strategy_colour(ui, session.plan(), id);
  if (taken)
    ImGui::GetWindowDrawList()->AddCircleFilled(mark, 5, rgba(colour));
  else
    ImGui::GetWindowDrawList()->AddCircle(mark, 4.5f, rgba(colour), 0, 1.5f);
  Rect words = area.inset(size::pad, 0);
  words.cut_left(chip_picture - size::pad + 4);
  draw_text(ui, words, session.plan().strategy_name(id, ui.language),
            {type::body, taken ? colours.text : colours.muted});
  if (state.hovered)
    tooltip(ui, ui.t(is_none ? "app.compare.none_help"
                     : taken ? "app.compare.leave_out"
                             : "app.compare.take_in"));
  if (state.clicked && !is_none) ui.ask(command::TakeStrategy{id, !taken});
}

/// Chips in as many lines as they need; where `draw` is false only their height is worked out.
float chips(Ui& ui, const Rect& area, const workbench::Session& session, bool draw) {
  Flow flow(area, chip_height);
  for (const std::string& id : session.plan().strategies()) {
    const std::string name = session.plan().strategy_name(id, ui.language);
    const Rect chip = flow.next(text_width(ui, name) + chip_picture + 22);
    if (draw) draw_chip(ui, chip, session, id);
  }
  return flow.height();
}

std::string time_text(const Ui& ui, double milliseconds) {
  if (milliseconds < 0) return {};
  const int seconds = static_cast<int>(std::ceil(milliseconds / 1000));
  if (seconds < 60) return ui.t("app.compare.seconds_left", {{"count", std::to_string(seconds)}});
  return ui.t("app.compare.minutes_left", {{"count", std::to_string((seconds + 30) / 60)}});
}

/// How far it is, how long the rest takes, and the way to stop it.
void draw_running(Ui& ui, Rect line, const workbench::Comparing& comparing) {
  const std::string_view stop = ui.t("app.compare.stop");
  if (button(ui, "compare.stop", line.cut_right(button_width(ui, stop, Icon::close), size::pad),
             stop, {ButtonKind::plain, Icon::close, true, ui.t("app.compare.stop_help")}))
    ui.ask(command::StopComparing{});
  const std::string words = ui.t("app.compare.done", {{"done", std::to_string(comparing.done())},
                                                      {"all", std::to_string(comparing.wanted())}});
  Rect text = line.cut_top(20);
  draw_text(ui, text, time_text(ui, comparing.left()),
            {type::small, ui.theme().muted, false, Align::right});
  draw_text(ui, text, words, {type::small, ui.theme().text});
  progress(ui, {line.x, line.y + 2, line.w, 5}, static_cast<float>(comparing.share()));
}

void draw_replications(Ui& ui, const Rect& area, const workbench::Comparing& comparing) {
  std::set<int> counts{10, 20, 50, 100, 200, 500, workbench::most_page_replications};
  counts.insert(comparing.replications());
  std::vector<DropdownItem> items;
  int chosen = -1;
  for (const int count : counts) {
    if (count == comparing.replications()) chosen = static_cast<int>(items.size());
    items.push_back({ui.t("app.compare.replications", {{"count", std::to_string(count)}})});
  }
  const int picked = dropdown(ui, "compare.replications", area, items, chosen);
  if (picked != chosen) ui.ask(command::ChooseReplications{*std::next(counts.begin(), picked)});
}

constexpr std::array<std::string_view, 3> depths = {"luck", "drawn", "screened"};

/// Whether what the plan has in doubt takes part, and what that costs.
void draw_doubts(Ui& ui, Rect line, const workbench::Comparing& comparing) {
  const std::string label =
      ui.t("app.compare.doubt.count", {{"count", std::to_string(comparing.doubts())}});
  std::vector<std::string_view> choices;
  for (const std::string_view analysis_level : depths)
    choices.push_back(ui.t("app.compare.doubt." + std::string(analysis_level)));
  const float label_width = text_width(ui, label) + 1, width = segmented_width(ui, choices);
  if (label_width + size::pad + width <= line.w) // on a phone the choice alone has room
    draw_text(ui, line.cut_left(label_width, size::pad), label, {type::body, ui.theme().text});
  const int analysis_level = static_cast<int>(comparing.analysis_level());
  const int picked =
      segmented(ui, "compare.depth", line.cut_left(std::min(width, line.w), size::pad), choices,
                analysis_level, !comparing.running());
  if (picked != analysis_level)
    ui.ask(command::ChooseAnalysisLevel{static_cast<workbench::AnalysisLevel>(picked)});
  const std::string note =
      ui.t("app.compare.doubt." + std::string(depths[static_cast<std::size_t>(analysis_level)]) +
               "_note",
           {{"draws", std::to_string(comparing.draws())},
            {"count", std::to_string(comparing.work_at(comparing.analysis_level()))}});
  if (line.w < 40) return;
  ui.place("compare.depth.note", line);
  draw_text(ui, line, note, {type::small, ui.theme().muted});
}

/// By what strategies are compared, and from where on differences matter.
std::string criterion_text(const Ui& ui, const engine::Measure& measure,
                           const std::optional<double>& worthwhile) {
  const std::string name = measure_name(ui, measure.key);
  if (!worthwhile) return ui.t("app.compare.by_cost", {{"measure", name}});
  return ui.t(
      "app.compare.by",
      {{"measure", name}, {"worthwhile", report::value_text(ui.language, measure, *worthwhile)}});
}

/// By what strategies are compared; the number of replications, and the way to begin.
void draw_ready(Ui& ui, Rect line, const workbench::Comparing& comparing) {
  if (!comparing.possible()) {
    draw_text(ui, line, ui.t("app.compare.not_here"), {type::body, ui.theme().warm});
    return;
  }
  const CompareStep step = next_compare_step(ui, comparing);
  if (comparing.card() && step.replications > 0) {
    if (button(ui, "compare.start",
               line.cut_right(button_width(ui, step.label, Icon::replicate), size::gap), step.label,
               {ButtonKind::primary, Icon::replicate, true, ui.t("app.compare.start_help")}))
      ui.ask(command::Compare{step.replications});
  }
  draw_replications(ui, line.cut_right(ui.language == Language::zh ? 124.0f : 164.0f, size::pad),
                    comparing);
  const engine::Measure& measure = *comparing.measure();
  ui.place("compare.measure", line);
  draw_text(ui, line, criterion_text(ui, measure, comparing.worthwhile()),
            {type::body, ui.theme().muted});
}

} // namespace

CompareStep next_compare_step(const Ui& ui, const workbench::Comparing& comparing) {
  const int asked = comparing.replications();
  const auto words = [&](const char* key, int count) {
    return ui.t("app.compare." + std::string(key), {{"count", std::to_string(count)}});
  };
  if (!comparing.card()) return {words("start", asked), asked};
  if (!comparing.goes_on()) return {words("again", asked), asked};
  const int done = comparing.card()->replications;
  const int in_doubt = comparing.missing_in_doubt();
  if (!comparing.is_chosen() && done < asked)
    return {words("rest", asked - done + in_doubt), asked};
  if (in_doubt > 0) return {words("rest_in_doubt", in_doubt), asked};
  if (comparing.is_chosen()) return {};
  const int needed = comparing.card()->decision.needed;
  const int all =
      std::min(workbench::most_page_replications, needed > done ? needed : done + asked);
  return {words("more", all - done), all};
}

float draw_compare_bar(Ui& ui, const Rect& at, const workbench::Session& session) {
  const float inner = at.w - 2 * size::margin;
  const bool doubtful = session.background().comparing().doubts() > 0;
  const float height = 2 * size::margin + line_height(type::lead) + size::gap +
                       chips(ui, {0, 0, inner, 0}, session, false) + size::pad + size::control +
                       (doubtful ? size::control + size::pad : 0);
  Rect inside = card(ui, {at.x, at.y, at.w, height});
  card_title(ui, inside, ui.t("app.compare.taking_part"), ui.t("app.compare.taking_part_note"));
  chips(ui, inside, session, true);
  const Rect line = inside.cut_bottom(size::control, size::pad);
  if (doubtful) draw_doubts(ui, inside.cut_bottom(size::control), session.background().comparing());
  if (session.background().comparing().running())
    draw_running(ui, line, session.background().comparing());
  else
    draw_ready(ui, line, session.background().comparing());
  return height;
}

} // namespace pondlab::app
