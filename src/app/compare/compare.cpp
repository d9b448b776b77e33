#include "app/compare/compare.hpp"

#include "app/command/view_commands.hpp"
#include "app/command/work_commands.hpp"
#include "app/compare/compare_bar.hpp"
#include "app/compare/compare_forest.hpp"
#include "app/compare/compare_split.hpp"
#include "app/compare/compare_status.hpp"
#include "app/compare/compare_table.hpp"
#include "app/compare/compare_uncertainty.hpp"
#include "app/compare/finished_list.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/search/search.hpp"
#include "app/widgets/empty_state.hpp"

#include <algorithm>
#include <imgui_internal.h>

namespace pondlab::app {
namespace {

/// Where nothing can be compared, the place says how to come to that.
bool draw_not_yet(Ui& ui, const Rect& area, const workbench::Session& session) {
  if (!session.is_open()) {
    if (empty_state(ui, "compare.choose", area, Icon::gallery, ui.t("app.compare.nothing_open"),
                    ui.t("app.compare.what"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return true;
  }
  if (!session.playback().can_run()) {
    if (empty_state(ui, "compare.repair", area, Icon::warning, ui.t("app.results.cannot_run"),
                    ui.t("app.results.cannot_run_words"), ui.t("app.results.to_plan")))
      ui.ask(command::GoTo{Place::plan});
    return true;
  }
  if (session.plan().strategies().size() < 2) {
    if (empty_state(ui, "compare.alone", area, Icon::compare, ui.t("app.compare.alone"),
                    ui.t("app.compare.alone_words"), ui.t("app.results.to_gallery")))
      ui.ask(command::GoTo{Place::gallery});
    return true;
  }
  return false;
}

/// Before the first result: what comparing is, or that it has begun.
void draw_before(Ui& ui, const Rect& area, const workbench::Comparing& comparing) {
  if (comparing.running()) {
    empty_state(ui, "compare.wait", area, Icon::compare, ui.t("app.compare.under_way"),
                ui.t("app.compare.under_way_words"));
    return;
  }
  if (!comparing.possible()) {
    empty_state(ui, "compare.wait", area, Icon::compare, ui.t("app.compare.title"),
                ui.t("app.compare.what"));
    return;
  }
  const CompareStep step = next_compare_step(ui, comparing);
  if (empty_state(ui, "compare.start", area, Icon::compare, ui.t("app.compare.title"),
                  ui.t("app.compare.what"), step.label, Icon::replicate))
    ui.ask(command::Compare{step.replications});
}

/// Enter and Space begin unless they are something's that the keyboard has reached; Escape ends.
void keys(Ui& ui, const workbench::Comparing& comparing, bool others_open) {
  if (ImGui::GetIO().WantTextInput || others_open ||
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup))
    return;
  if (comparing.running()) {
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ui.ask(command::StopComparing{});
    return;
  }
  if (ImGui::GetCurrentContext()->NavCursorVisible || !comparing.possible()) return;
  const int replications = next_compare_step(ui, comparing).replications;
  if (replications > 0 &&
      (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_Space, false)))
    ui.ask(command::Compare{replications});
}

/// What takes part, the decision card, and the differences; below it what was finished before.
/// Returns its height.
float draw_comparison(Ui& ui, const Rect& at, const workbench::Session& session, const View& view,
                      const workbench::KeptResults& kept) {
  const workbench::Comparing& comparing = session.background().comparing();
  keys(ui, comparing, view.keys_open);
  Rect page = at;
  page.y += draw_compare_bar(ui, {page.x, page.y, page.w, 0}, session) + size::margin;
  if (comparing.card()) {
    if (const float split = draw_compare_split(ui, {page.x, page.y, page.w, 0}, session); split > 0)
      page.y += split + size::margin;
    page.y += draw_compare_table(ui, {page.x, page.y, page.w, 0}, session, view) + size::margin;
    if (const float guardrails = draw_compare_guardrails(ui, {page.x, page.y, page.w, 0},
                                                         session.background().health().compare);
        guardrails > 0)
      page.y += guardrails + size::margin;
    if (const float doubt = draw_compare_doubt(ui, {page.x, page.y, page.w, 0}, session); doubt > 0)
      page.y += doubt + size::margin;
    if (comparing.card()->strategies.size() > 1)
      page.y += draw_compare_forest(ui, {page.x, page.y, page.w, 0}, session, view) + size::margin;
  } else {
    const float bottom = at.bottom();
    const float below = kept.list().empty() ? 0 : std::min(220.0f, (bottom - page.y) / 2);
    const float room = std::max(240.0f, bottom - page.y - below);
    draw_before(ui, {page.x, page.y, page.w, room}, comparing);
    page.y += room + (below > 0 ? size::margin : 0);
  }
  if (const float list = draw_finished_list(ui, {page.x, page.y, page.w, 0}, kept); list > 0)
    page.y += list + size::margin;
  page.y += draw_side_by_side(ui, {page.x, page.y, page.w, 0}, kept);
  return page.y - at.y;
}

} // namespace

void draw_compare(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
                  const workbench::KeptResults& kept) {
  const workbench::BackgroundWork& work = session.background();
  const bool is_known =
      view.searching ? work.searching().found() != nullptr : work.comparing().card() != nullptr;
  if (!is_known && draw_not_yet(ui, area, session)) return;
  Region region("compare", area, true);
  Rect page = region.content().inset(size::margin + 4, size::margin + 4);
  const float begin = page.y;
  const float bottom = page.bottom();
  page.y += draw_search_switch(ui, {page.x, page.y, page.w, 0}, view) + size::margin;
  page.h = bottom - page.y;
  page.y += view.searching ? draw_search(ui, page, session, view)
                           : draw_comparison(ui, page, session, view, kept);
  region.height(page.y - begin + 2 * (size::margin + 4));
}

} // namespace pondlab::app
