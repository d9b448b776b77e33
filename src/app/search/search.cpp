#include "app/search/search.hpp"

#include "app/command/search_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/search/search_bar.hpp"
#include "app/search/search_finds.hpp"
#include "app/search/search_front.hpp"
#include "app/search/search_levers.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/segmented.hpp"
#include "workbench/session/levers.hpp"

#include <algorithm>
#include <imgui_internal.h>

namespace pondlab::app {
namespace {

constexpr float empty_height = 320;

/// Enter begins unless it is something's that the keyboard has reached; Escape stops.
void keys(Ui& ui, const workbench::Searching& searching, bool others_open) {
  if (ImGui::GetIO().WantTextInput || others_open ||
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup))
    return;
  if (searching.running()) {
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ui.ask(command::StopSearching{});
  } else if (!ImGui::GetCurrentContext()->NavCursorVisible && searching.possible() &&
             ImGui::IsKeyPressed(ImGuiKey_Enter, false)) {
    ui.ask(command::Search{});
  }
}

/// A plan that says nothing of what may be moved: one press says the usual.
void draw_no_levers(Ui& ui, const Rect& area, const workbench::Session& session) {
  const scenario::Scenario& scenario = session.plan().study()->scenario;
  const std::string& shown = session.plan().strategy();
  const std::string strategy =
      shown == scenario::none_strategy ? scenario.default_strategy().id : shown;
  if (workbench::usual_levers(scenario, strategy).empty()) {
    if (empty_state(ui, "search.to_plan", area, Icon::compare, ui.t("app.search.nothing_to_move"),
                    ui.t("app.search.nothing_to_move_words"), ui.t("app.results.to_plan")))
      ui.ask(command::GoTo{Place::plan});
    return;
  }
  if (empty_state(
          ui, "search.usual", area, Icon::compare, ui.t("app.search.title"),
          ui.t("app.search.no_levers"),
          ui.t("app.search.usual", {{"name", session.plan().strategy_name(strategy, ui.language)}}),
          Icon::plus))
    ui.ask(command::SetUsualLevers{});
}

} // namespace

float draw_search_switch(Ui& ui, const Rect& at, const View& view) {
  const std::vector<std::string_view> choices{ui.t("app.search.switch.compare"),
                                              ui.t("app.search.switch.search")};
  const float width = std::min(at.w, segmented_width(ui, choices) + 2 * size::margin);
  const int chosen = view.searching ? 1 : 0;
  const int picked =
      segmented(ui, "compare.switch", {at.x, at.y, width, size::control}, choices, chosen);
  if (picked != chosen) ui.ask(command::ShowSearch{picked == 1});
  return size::control;
}

float draw_search(Ui& ui, const Rect& at, const workbench::Session& session, const View& view) {
  const workbench::Searching& searching = session.background().searching();
  Rect page = at;
  const auto below = [&](float height) {
    if (height > 0) page.y += height + size::margin;
  };
  const Rect empty{at.x, at.y, at.w, empty_height};
  if (!session.plan().study() || searching.strategies().empty()) {
    empty_state(ui, "search.wait", empty, Icon::compare, ui.t("app.search.title"),
                ui.t("app.compare.not_here"));
    below(empty_height);
  } else if (searching.levers().empty()) {
    draw_no_levers(ui, empty, session);
    below(empty_height);
  } else {
    keys(ui, searching, view.keys_open);
    below(draw_search_levers(ui, {page.x, page.y, page.w, 0}, session));
    below(draw_search_bar(ui, {page.x, page.y, page.w, 0}, session));
  }
  if (searching.found()) below(draw_search_finds(ui, {page.x, page.y, page.w, 0}, session));
  below(draw_search_front(ui, {page.x, page.y, page.w, 0}, session));
  return page.y - at.y;
}

} // namespace pondlab::app
