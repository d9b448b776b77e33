#include "app/results/people_panel.hpp"

#include "app/command/people_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/results/people_rows.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/progress.hpp"
#include "app/widgets/text_field.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

constexpr float widest = 860;
constexpr float search_width = 220;

std::string days_text(const Ui& ui, const workbench::PeopleAsked& asked) {
  if (asked.to - asked.from == 1)
    return ui.t("app.people.one_day", {{"day", std::to_string(asked.to)}});
  return ui.t("app.people.days",
              {{"from", std::to_string(asked.from + 1)}, {"to", std::to_string(asked.to)}});
}

std::string exact(const Ui& ui, const experiment::PeopleBehind& behind, std::int64_t value) {
  return report::number_text(ui.language, static_cast<double>(value),
                             behind.composition.money ? report::Unit::money : report::Unit::count,
                             report::Shape::exact);
}

/// Name of the figure, and what can be done with its list.
void draw_title(Ui& ui, Rect& panel, const workbench::PeopleList& list) {
  Rect head = panel.cut_top(size::control, 4);
  if (icon_button(ui, "people.close", head.cut_right(size::control, 4), Icon::close,
                  ui.t("app.people.close")))
    ui.ask(command::ClosePeople{});
  if (list.behind() && !list.behind()->people.empty()) {
    const float width = button_width(ui, ui.t("app.people.save"), Icon::save);
    if (button(ui, "people.save", head.cut_right(width, size::gap), ui.t("app.people.save"),
               {ButtonKind::quiet, Icon::save, true, ui.t("app.people.save_help")}))
      ui.ask(command::SavePeople{});
  }
  const float used = draw_text(ui, head, report::figure_name(ui.language, list.asked().figure),
                               {type::title, ui.theme().text, true});
  head.cut_left(std::min(head.w, used), size::pad);
  if (head.w > 60)
    draw_text(ui, {head.x, head.y + 3, head.w, head.h}, days_text(ui, list.asked()),
              {type::body, ui.theme().muted});
}

/// What the list adds up to, and what it is not.
void draw_sum(Ui& ui, Rect& panel, const experiment::PeopleBehind& behind) {
  const Theme& colours = ui.theme();
  Rect line = panel.cut_top(24, 2);
  ui.place("people.sum", line);
  const float used = draw_text(ui, line, report::people_sum(ui.language, behind),
                               {type::body, colours.text, true});
  line.cut_left(std::min(line.w, used), size::gap);
  if (behind.nobodys() == 0 && !behind.composition.numerator && line.w > 60)
    draw_text(ui, line, ui.t("app.people.equal", {{"value", exact(ui, behind, behind.figure)}}),
              {type::body, colours.muted});
  const auto note = [&](std::string_view words) {
    panel.cut_top(draw_paragraph(ui, panel, words, {type::small, colours.muted}), 2);
  };
  if (behind.composition.numerator) note(ui.t("app.people.numerator"));
  if (behind.composition.twin != engine::Twin::none) note(ui.t("app.people.twin"));
  if (behind.nobodys() != 0)
    note(ui.t("people.nobodys", {{"money", exact(ui, behind, behind.nobodys())}}));
}

void draw_search(Ui& ui, Rect& panel, const workbench::PeopleList& list) {
  panel.cut_top(4);
  Rect line = panel.cut_top(size::control, size::gap);
  if (const auto letters = text_field(ui, "people.find", line.cut_left(search_width, size::pad),
                                      list.letters(), {{}, ui.t("app.people.find")}))
    ui.ask(command::LookForPeople{*letters});
}

void draw_searching(Ui& ui, Rect panel, const workbench::PeopleList& list) {
  panel.cut_top(size::section);
  draw_text(ui, panel.cut_top(24, size::gap), ui.t("app.people.searching"),
            {type::body, ui.theme().muted});
  progress(ui, panel.cut_top(6), static_cast<float>(list.share()));
}

void draw_list(Ui& ui, Rect panel, const workbench::PeopleList& list) {
  draw_sum(ui, panel, *list.behind());
  if (list.behind()->people.empty()) {
    empty_state(ui, "people.none", panel, Icon::people, ui.t("app.people.none"),
                ui.t("app.people.none_words"));
    return;
  }
  draw_search(ui, panel, list);
  if (list.rows().empty())
    empty_state(ui, "people.not_found", panel, Icon::people, ui.t("app.people.not_found"),
                ui.t("app.people.not_found_words"));
  else
    draw_people_rows(ui, panel, list);
}

void draw_panel(Ui& ui, const Rect& area, const workbench::PeopleList& list) {
  Region region("people", area, false);
  fill(area, ui.theme().surface, 0);
  rule(area.x + 0.5f, area.y, area.x + 0.5f, area.bottom(), ui.theme().line);
  Rect panel = area.inset(size::section, size::margin);
  draw_title(ui, panel, list);
  if (list.searching())
    draw_searching(ui, panel, list);
  else if (list.behind())
    draw_list(ui, panel, list);
  else
    empty_state(
        ui, "people.nobody", panel, Icon::people, ui.t("app.people.none"),
        ui.t("people.nobody", {{"figure", report::figure_name(ui.language, list.asked().figure)}}));
}

/// The place behind it is in the shade; a click there closes the list.
void draw_shade(Ui& ui, const Rect& shade) {
  if (shade.w < 1) return;
  Region region("people.shade", shade, false);
  fill(shade, ui.theme().ground, 0, 0.6f);
  if (hit(ui, "people.outside", shade).clicked) ui.ask(command::ClosePeople{});
}

} // namespace

void draw_people_panel(Ui& ui, const Rect& place, const workbench::PeopleList& list) {
  if (!list.is_open()) return;
  Rect rest = place;
  const Rect area = rest.cut_right(std::min(widest, place.w * 0.92f));
  draw_panel(ui, area, list);
  draw_shade(ui, rest);
  if (!ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
    ui.ask(command::ClosePeople{});
}

} // namespace pondlab::app
