#include "app/gallery/gallery.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/my_plans_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/gallery/gallery_picture.hpp"
#include "app/gallery/my_plans.hpp"
#include "app/gallery/new_plan_form.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/segmented.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float picture_height = 136;
constexpr float card_height = 312;
constexpr float example_height = 84;

/// One thing below the other, as on a phone.
bool is_narrow(const Rect& area) { return area.w < 520; }

void draw_card(Ui& ui, const Rect& area, const ShippedScenario& scenario) {
  const Theme& colours = ui.theme();
  const std::string key = "gallery." + scenario.id;
  const Hit state = hit(ui, key, area);
  fill(area, state.hovered ? mix(colours.surface, colours.raised, 0.6f) : colours.surface);

  Rect inside = area;
  const Rect picture = inside.cut_top(picture_height);
  ImGui::GetWindowDrawList()->PushClipRect({picture.x, picture.y},
                                           {picture.right(), picture.bottom()}, true);
  draw_gallery_picture(ui, picture, scenario.id);
  ImGui::GetWindowDrawList()->PopClipRect();
  outline(area, state.hovered  ? colours.accent
                : colours.dark ? mix(colours.surface, colours.line, 0.7f)
                               : colours.line);
  if (state.focused) focus_ring(ui, area);

  inside = inside.inset(size::margin, size::pad);
  draw_text(ui, inside.cut_top(18), ui.t_or(key + ".title", scenario.file),
            {type::small, colours.muted});
  const float question = draw_paragraph(ui, inside, ui.t_or(key + ".question", scenario.id),
                                        {type::title, colours.text, true}, 2);
  inside.cut_top(question, 2);
  draw_paragraph(ui, inside, ui.t_or(key + ".teaches", ""), {type::body, colours.muted}, 2);

  Rect foot{area.x + size::margin, area.bottom() - 44, area.w - 2 * size::margin, 32};
  const std::string_view go = ui.t("app.gallery.run");
  Rect action = foot.cut_right(text_width(ui, go) + 26, size::gap);
  const Colour accent = colours.accent;
  draw_icon(Icon::run, action.cut_left(18, 4), accent, 14);
  draw_text(ui, action, go, {type::body, accent});
  draw_text(ui, foot, size_text(ui, scenario), {type::small, colours.muted});
  if (state.clicked) ui.ask(command::OpenShipped{scenario.id, true});
}

/// Examples of one mechanism each: small cards without a picture.
void draw_example(Ui& ui, const Rect& area, const ShippedScenario& scenario) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, "gallery." + scenario.id, area);
  fill(area, state.hovered ? mix(colours.surface, colours.raised, 0.6f) : colours.surface);
  outline(area, state.hovered  ? colours.accent
                : colours.dark ? mix(colours.surface, colours.line, 0.7f)
                               : colours.line);
  if (state.focused) focus_ring(ui, area);
  Rect inside = area.inset(size::margin, size::pad);
  Rect head = inside.cut_top(line_height(type::body), 2);
  const Rect go = head.cut_right(18, size::gap);
  draw_icon(Icon::run, go, state.hovered ? colours.accent : colours.muted, 14);
  draw_text(ui, head, scenario_title(ui, scenario), {type::body, colours.text, true});
  draw_paragraph(ui, inside, scenario.question.in(ui.language), {type::small, colours.muted}, 3);
  if (state.clicked) ui.ask(command::OpenShipped{scenario.id, true});
}

using DrawCard = void (*)(Ui&, const Rect&, const ShippedScenario&);

/// Cards side by side as the width allows; moves `page` on below them.
void draw_cards(Ui& ui, Rect& page, const std::vector<const ShippedScenario*>& scenarios,
                float height, float least_width, int most_columns, DrawCard draw) {
  const std::size_t columns =
      static_cast<std::size_t>(std::clamp(static_cast<int>(page.w / least_width), 1, most_columns));
  const float gap = size::margin;
  const float width =
      (page.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const auto column = static_cast<float>(i % columns);
    const auto row = static_cast<float>(i / columns);
    draw(ui, {page.x + column * (width + gap), page.y + row * (height + gap), width, height},
         *scenarios[i]);
  }
  page.y += static_cast<float>((scenarios.size() + columns - 1) / columns) * (height + gap);
}

/// Small cards under a heading; nothing where there are none.
void draw_list(Ui& ui, Rect& page, std::string_view heading,
               const std::vector<const ShippedScenario*>& scenarios) {
  if (scenarios.empty()) return;
  page.y += size::gap;
  draw_text(ui, {page.x, page.y, page.w, 24}, ui.t(heading), {type::lead, ui.theme().text, true});
  page.y += 24 + size::pad;
  draw_cards(ui, page, scenarios, example_height, 290, 4, draw_example);
  page.y += size::gap;
}

void draw_own_file(Ui& ui, const Rect& area) {
  const Theme& colours = ui.theme();
  outline(area, colours.line);
  Rect inside = area.inset(size::margin, size::pad);
  const std::string_view label = ui.t("app.gallery.open_file");
  const float width = button_width(ui, label, Icon::open);
  const bool below = is_narrow(area); // the button, of the words
  const Rect foot = below ? inside.cut_bottom(size::control, size::gap) : Rect{};
  const Rect slot =
      below ? Rect{foot.x, foot.y, width, foot.h} : inside.cut_right(width, size::margin);
  if (button(ui, "gallery.open",
             {slot.x, slot.y + (slot.h - size::control) / 2, slot.w, size::control}, label,
             {ButtonKind::plain, Icon::open}))
    ui.ask(command::PickFile{});
  draw_text(ui, inside.cut_top(24), ui.t("app.gallery.own_title"),
            {type::body, colours.text, true});
  draw_paragraph(ui, inside, ui.t("app.gallery.own_words"), {type::small, colours.muted}, 2);
}

void draw_cases(Ui& ui, Rect& page, const Shipped& shipped) {
  std::vector<const ShippedScenario*> brands, cases, examples;
  for (const ShippedScenario& scenario : shipped)
    (has_text(ui.language, "gallery." + scenario.id + ".title") ? brands
     : scenario.id.starts_with("example-")                      ? examples
                                                                : cases)
        .push_back(&scenario);
  // Four brands make one row or two even ones.
  const float least = page.w >= 4 * 236 ? 228 : is_narrow(page) ? page.w : page.w / 2.4f;
  draw_cards(ui, page, brands, card_height, least, 4, draw_card);
  draw_list(ui, page, "app.gallery.cases", cases);
  draw_list(ui, page, "app.gallery.examples", examples);
  const float own = is_narrow(page) ? 132 : 72;
  draw_own_file(ui, {page.x, page.y, page.w, own});
  page.y += own;
}

/// Cases, or one's own plans; beside the headline where there is room.
void draw_choice(Ui& ui, Rect& page, Rect& headline, const workbench::MyPlans& plans,
                 const View& view) {
  const std::string own =
      plans.list().empty()
          ? std::string(ui.t("app.my_plans.title"))
          : ui.t("app.my_plans.title_count", {{"count", std::to_string(plans.list().size())}});
  const std::vector<std::string_view> labels{ui.t("app.my_plans.cases"), own};
  const float width = segmented_width(ui, labels) + 2 * size::margin;
  const bool beside = page.w >= 760;
  Rect room = beside ? headline.cut_right(width, size::section) : page;
  const Rect area{room.x, room.y + (beside ? 6.0f : 0.0f), std::min(width, page.w), size::control};
  const int chosen = view.new_plan.is_open ? -1 : view.my_plans.is_open ? 1 : 0;
  const int picked = segmented(ui, "gallery_choice", area, labels, chosen);
  if (picked != chosen) ui.ask(command::ShowMyPlans{picked == 1});
  if (!beside) page.y += size::control + size::margin;
}

} // namespace

void draw_gallery(Ui& ui, const Rect& area, const Shipped& shipped, const workbench::MyPlans& plans,
                  const View& view) {
  const bool asks = view.new_plan.is_open;
  Region region(asks ? "new_plan" : view.my_plans.is_open ? "my_plans" : "gallery", area, true);
  const Theme& colours = ui.theme();
  const float edge = is_narrow(region.content()) ? size::margin : size::section;
  Rect page = region.content().inset(edge, size::section);
  const float begin = page.y;
  page.w = std::min(page.w, 1560.0f);
  page.x += (region.content().w - 2 * edge - page.w) / 2;

  Rect headline = page;
  draw_choice(ui, page, headline, plans, view);
  headline.y = page.y;
  page.y +=
      draw_paragraph(ui, headline, ui.t(asks ? "app.new_plan.headline" : "app.gallery.headline"),
                     {type::display, colours.text, true}, 2);
  if (asks) {
    page.y +=
        draw_paragraph(ui, page, ui.t("app.new_plan.promise"), {type::body, colours.muted}, 4);
    page.y += size::margin;
    draw_new_plan_form(ui, page, view.new_plan);
  } else if (view.my_plans.is_open) {
    page.y += size::pad;
    draw_my_plans(ui, page, area.bottom() - page.y, plans, view.my_plans);
  } else {
    page.y += draw_paragraph(ui, page, ui.t("app.gallery.promise"), {type::lead, colours.muted}, 2);
    page.y += size::margin;
    draw_new_plan_card(ui, page);
    page.y += size::gap;
    draw_cases(ui, page, shipped);
  }
  region.height(page.y + size::section - begin + size::section);
}

} // namespace pondlab::app
