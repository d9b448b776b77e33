#include "app/gallery/plan_card.hpp"

#include "app/command/my_plans_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/gallery/plan_picture.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/menu.hpp"
#include "app/widgets/text_field.hpp"

#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float plan_picture_height = 88;
constexpr float plan_foot_height = 44;

void draw_plan_words(const Ui& ui, Rect inside, const workbench::PlanSummary& plan,
                     bool is_renaming) {
  const Theme& colours = ui.theme();
  const Rect title = inside.cut_top(line_height(type::lead), 4);
  const std::string_view name =
      plan.is_damaged() ? ui.t("app.my_plans.damaged") : std::string_view(plan.name);
  if (!is_renaming) draw_text(ui, title, name, {type::lead, colours.text, true});
  std::string words = plan.is_damaged()      ? std::string(ui.t("app.my_plans.damaged_words"))
                      : plan.verdict.empty() ? std::string(ui.t("app.my_plans.no_verdict"))
                                             : plan.verdict.in(ui.language);
  if (plan.verdict_is_old) words = ui.t("app.my_plans.old_verdict", {{"verdict", words}});
  draw_paragraph(ui, inside, words, {type::small, colours.muted}, 3);
}

/// The name's place while it is typed; it is left by Enter, Escape or a press elsewhere.
void draw_renaming(Ui& ui, const Rect& area, const workbench::PlanSummary& plan) {
  const std::string field = "my_plans.name";
  if (!ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere(); // it has just been asked for
  if (const auto name = text_field(ui, field, area, plan.name))
    ui.ask(command::RenamePlan{plan.id, *name});
  if (ImGui::IsItemDeactivated()) ui.ask(command::BeginRenaming{});
}

/// What else can be done with it; the states that it can go back to come last.
void draw_plan_menu(Ui& ui, const Rect& area, const workbench::PlanSummary& plan,
                    const std::string& name) {
  std::vector<MenuItem> items{{std::string(ui.t("app.my_plans.rename"))},
                              {std::string(ui.t("app.my_plans.duplicate"))},
                              {std::string(ui.t("app.my_plans.remove"))}};
  if (!plan.versions.empty()) items.push_back({std::string(ui.t("app.my_plans.versions")), true});
  for (auto edited = plan.versions.rbegin(); edited != plan.versions.rend(); ++edited) {
    const auto [date, time] = moment_text(ui, *edited);
    items.push_back({ui.t("app.my_plans.version", {{"date", date}, {"time", time}})});
  }
  const int picked = menu(ui, name + ".more", area, Icon::more, ui.t("app.my_plans.more"), items);
  constexpr int first_version = 4;
  if (picked == 0) ui.ask(command::BeginRenaming{plan.id});
  if (picked == 1) ui.ask(command::DuplicatePlan{plan.id});
  if (picked == 2) ui.ask(command::RemovePlan{plan.id});
  if (picked >= first_version)
    ui.ask(command::OpenVersion{plan.id,
                                plan.versions[plan.versions.size() - 1 -
                                              static_cast<std::size_t>(picked - first_version)]});
}

} // namespace

void draw_plan_card(Ui& ui, const Rect& area, const workbench::PlanSummary& plan, bool is_here,
                    const MyPlansLook& look, const std::string& name) {
  const Theme& colours = ui.theme();
  const bool is_renaming = look.renaming == plan.id;
  Rect rest = area;
  Rect foot = rest.cut_bottom(plan_foot_height, 0).inset(size::margin, 0);
  const Hit state = is_renaming ? Hit{} : hit(ui, name, rest);
  fill(area, state.hovered ? mix(colours.surface, colours.raised, 0.6f) : colours.surface);
  draw_plan_picture(ui, rest.cut_top(plan_picture_height), plan);
  outline(area, state.hovered || is_here ? colours.accent
                : colours.dark           ? mix(colours.surface, colours.line, 0.7f)
                                         : colours.line);
  if (state.focused) focus_ring(ui, area);

  const Rect inside = rest.inset(size::margin, size::pad);
  draw_plan_words(ui, inside, plan, is_renaming);
  if (is_renaming)
    draw_renaming(ui, {inside.x - 10, inside.y - 4, inside.w + 20, size::control}, plan);

  foot.w += size::gap; // an icon stands in the middle of its room
  draw_plan_menu(
      ui, foot.cut_right(size::control, size::gap).inset(0, (plan_foot_height - size::control) / 2),
      plan, name);
  if (is_here)
    draw_text(ui, foot, ui.t("app.my_plans.here"), {type::small, colours.accent});
  else if (plan.edited > 0) {
    const auto [date, time] = moment_text(ui, plan.edited);
    draw_text(ui, foot, ui.t("app.my_plans.edited", {{"date", date}, {"time", time}}),
              {type::small, colours.muted});
  }
  if (state.clicked) ui.ask(command::OpenPlan{plan.id});
}

} // namespace pondlab::app
