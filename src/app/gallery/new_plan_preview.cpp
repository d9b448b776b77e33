#include "app/gallery/new_plan_preview.hpp"

#include "app/draw/paint.hpp"
#include "scenario/new_plan/new_plan.hpp"

namespace pondlab::app {

float draw_new_plan_preview(Ui& ui, const Rect& area, const scenario::PlanAnswers& answers) {
  const Theme& colours = ui.theme();
  // What it will be tried with is known only once it is written, so the ground is drawn below it.
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  Rect rest = area.inset(size::margin, size::margin);
  rest.y += draw_paragraph(ui, rest, ui.t("app.new_plan.preview"), {type::small, colours.muted});
  rest.y += draw_paragraph(ui, rest, scenario::new_plan_name(answers, ui.language),
                           {type::lead, colours.text, true}, 2);
  const auto line = [&](std::string_view name, std::string_view words) {
    rest.y += size::pad;
    fill({rest.x, rest.y + 8, 5, 5}, colours.accent, 2.5f);
    Rect text{rest.x + 16, rest.y, rest.w - 16, 0};
    text.y += draw_paragraph(ui, text, name, {type::body, colours.text}, 2);
    text.y += draw_paragraph(ui, text, words, {type::small, colours.muted}, 4);
    rest.y = text.y;
  };
  for (const scenario::PlanTactic& tactic : scenario::tactics_of(answers, ui.language))
    line(tactic.name, tactic.summary);
  line(ui.t("strategy.none.name"), ui.t("app.new_plan.none"));
  rest.y += size::margin;
  rest.y += draw_paragraph(ui, rest, ui.t("app.new_plan.doubt"), {type::small, colours.muted}, 6);
  const float height = rest.y + size::margin - area.y;
  list->ChannelsSetCurrent(0);
  const Rect ground{area.x, area.y, area.w, height};
  fill(ground, colours.surface);
  outline(ground, colours.line);
  list->ChannelsMerge();
  return height;
}

} // namespace pondlab::app
