#include "app/gallery/my_plans.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/my_plans_commands.hpp"
#include "app/command/new_plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/gallery/plan_card.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/empty_state.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

/// Why nothing is kept, and what to do.
void draw_failure(const Ui& ui, Rect& page, workbench::StoreFailure failure) {
  if (failure == workbench::StoreFailure::none) return;
  draw_icon(Icon::warning, {page.x, page.y, 20, line_height(type::body)}, ui.theme().loss, 18);
  page.y += draw_paragraph(ui, {page.x + 28, page.y, page.w - 28, 100},
                           ui.t(command::words_of(failure)), {type::body, ui.theme().loss}, 3);
  page.y += size::pad;
}

/// What holds for all of them: where they are, and how they get into a file and out of one.
void draw_all(Ui& ui, Rect& page, bool is_empty) {
  const std::string_view import = ui.t("app.my_plans.import");
  const std::string_view all = ui.t("app.my_plans.export");
  Rect bar{page.x, page.y, page.w, size::control};
  if (!is_empty &&
      button(ui, "my_plans.export", bar.cut_right(button_width(ui, all, Icon::save), size::gap),
             all, {ButtonKind::plain, Icon::save, true, ui.t("app.my_plans.export_help")}))
    ui.ask(command::ExportPlans{});
  if (button(ui, "my_plans.import",
             bar.cut_right(button_width(ui, import, Icon::open), size::margin), import,
             {ButtonKind::plain, Icon::open, true, ui.t("app.my_plans.import_help")}))
    ui.ask(command::PickFile{});
  const std::string_view fresh = ui.t("app.new_plan.begin");
  if (button(ui, "my_plans.new", bar.cut_right(button_width(ui, fresh, Icon::plus), size::gap),
             fresh, {ButtonKind::plain, Icon::plus}))
    ui.ask(command::ShowNewPlan{true});
  const float words = draw_paragraph(ui, {bar.x, bar.y + 5, std::min(bar.w, 760.0f), 100},
                                     ui.t("app.my_plans.words"), {type::body, ui.theme().muted}, 3);
  page.y += std::max(size::control, words + 5) + size::margin;
}

} // namespace

void draw_my_plans(Ui& ui, Rect& page, float room, const workbench::MyPlans& plans,
                   const MyPlansLook& look) {
  draw_failure(ui, page, plans.failure());
  const bool is_empty = plans.list().empty();
  draw_all(ui, page, is_empty);
  if (is_empty) {
    if (!plans.is_listed()) return;
    const Rect area{page.x, page.y, page.w, std::max(240.0f, room - 3 * size::section)};
    if (empty_state(ui, "my_plans.cases", area, Icon::plan, ui.t("app.my_plans.empty"),
                    ui.t("app.my_plans.empty_words"), ui.t("app.my_plans.to_cases")))
      ui.ask(command::ShowMyPlans{false});
    page.y += area.h;
    return;
  }
  constexpr float least_width = 236;
  const auto columns =
      static_cast<std::size_t>(std::clamp(static_cast<int>(page.w / least_width), 1, 4));
  const float width =
      (page.w - size::margin * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < plans.list().size(); ++i) {
    const float x = page.x + static_cast<float>(i % columns) * (width + size::margin);
    const float y = page.y + static_cast<float>(i / columns) * (plan_card_height + size::margin);
    draw_plan_card(ui, {x, y, width, plan_card_height}, plans.list()[i],
                   plans.list()[i].id == plans.current(), look, "my_plan." + std::to_string(i));
  }
  page.y += static_cast<float>((plans.list().size() + columns - 1) / columns) *
            (plan_card_height + size::margin);
}

} // namespace pondlab::app
