#include "app/plan/strategy_bar.hpp"

#include "app/command/plan_commands.hpp"
#include "app/command/strategy_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/flow.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/text_field.hpp"
#include "app/widgets/toggle.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float most_chip = 240;

void draw_chip(Ui& ui, Flow& flow, const workbench::PlanDocument& plan, const std::string& id) {
  const Theme& colours = ui.theme();
  const std::string name = plan.strategy_name(id, ui.language);
  const bool chosen = id == plan.strategy();
  const Rect chip = flow.next(std::min(text_width(ui, name) + 40, most_chip));
  const Hit state = hit(ui, "strategy." + id, chip);
  const Colour own = strategy_colour(ui, plan, id);
  if (chosen || state.hovered)
    fill(chip, chosen ? colours.raised : mix(colours.ground, colours.raised, 0.5f), 16);
  outline(chip, chosen ? own : colours.line, 16, chosen ? 1.5f : 1);
  if (state.focused) focus_ring(ui, chip, 16);
  Rect inside = chip.inset(14, 0);
  fill({inside.x - 2, chip.centre_y() - 4, 8, 8}, own, 4);
  inside.cut_left(12);
  draw_text(ui, inside, name, {type::body, chosen ? colours.text : colours.muted});
  if (state.clicked && !chosen) ui.ask(command::ChooseStrategy{id});
}

/// A switch with its words.
void draw_only_differences(Ui& ui, Flow& flow, const View& view) {
  const std::string_view words = ui.t("app.strategies.only_differences");
  Rect place = flow.next(size::gap + 44 + text_width(ui, words) + 2 * size::gap);
  place.cut_left(size::gap);
  const Rect box = place.cut_left(44, size::gap);
  if (toggle(ui, "strategies.only", box, view.only_differences) != view.only_differences)
    ui.ask(command::ShowDifferences{!view.only_differences});
  draw_text(ui, place, words, {type::body, ui.theme().text});
}

/// For whom changes of the part of the plan on show are.
void draw_change_for(Ui& ui, Flow& flow, const View& view, const std::string& section) {
  const std::vector<std::string_view> choices{ui.t("app.strategies.for_this"),
                                              ui.t("app.strategies.for_all")};
  const int now = static_cast<int>(view.change_for(section));
  const int picked =
      segmented(ui, "strategies.for", flow.next(segmented_width(ui, choices)), choices, now);
  if (picked != now)
    ui.ask(command::SetChangeFor{section, static_cast<scenario::ChangeFor>(picked)});
}

void draw_name(Ui& ui, Flow& flow, const workbench::PlanDocument& plan) {
  const std::string& id = plan.strategy();
  const Rect name = flow.next(208);
  if (const auto typed =
          text_field(ui, "strategies.name." + id, name, plan.strategy_name(id, ui.language)))
    ui.ask(command::RenameStrategy{id, *typed});
}

void draw_own_strategy(Ui& ui, Flow& flow, const workbench::PlanDocument& plan, const View& view,
                       const std::string& section) {
  const std::string& id = plan.strategy();
  draw_name(ui, flow, plan);
  if (icon_button(ui, "strategies.delete", flow.next(size::control), Icon::close,
                  ui.t("app.strategies.delete")))
    ui.ask(command::DeleteStrategy{id});
  draw_change_for(ui, flow, view, section);
  draw_only_differences(ui, flow, view);
}

} // namespace

float draw_strategy_bar(Ui& ui, const Rect& at, const workbench::Session& session, const View& view,
                        const std::string& section) {
  const workbench::PlanDocument& plan = session.plan();
  const Rect inside = at.inset(size::margin + 4, size::pad);
  Flow chips(inside);
  for (const std::string& id : plan.strategies()) draw_chip(ui, chips, plan, id);
  const std::string_view add = ui.t("app.strategies.add");
  if (button(ui, "strategies.add", chips.next(button_width(ui, add, Icon::plus)), add,
             {ButtonKind::quiet, Icon::plus, true, ui.t("app.strategies.add_help")}))
    ui.ask(command::CopyStrategy{});
  float height = chips.height();
  if (plan.strategy() != scenario::none_strategy) {
    height += size::gap;
    Flow row({inside.x, inside.y + height, inside.w, size::control});
    if (plan.is_patched())
      draw_own_strategy(ui, row, plan, view, section);
    else
      draw_name(ui, row, plan);
    height += row.height();
  }
  height += 2 * size::pad;
  rule(at.x, at.y + height, at.right(), at.y + height, ui.theme().line);
  return height + 1;
}

} // namespace pondlab::app
