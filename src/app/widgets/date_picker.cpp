#include "app/widgets/date_picker.hpp"

#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/hit.hpp"

#include <algorithm>
#include <cstdlib>
#include <imgui.h>
#include <string>

namespace pondlab::app {
namespace {

constexpr float cell = 34;
constexpr int days_a_week = 7, months_a_year = 12, weeks_shown = 6;
constexpr float month_height = cell * (weeks_shown + 1) + 20 + 8 + 24; ///< with its margins
constexpr int first_year = 1900, last_year = 2199; ///< as dates go (engine/numeric/calendar.hpp)

/// A month as a number: the year's times twelve, and from 0 for January.
int month_of(engine::Date date) {
  const std::string text = engine::to_text(date);
  return std::atoi(text.c_str()) * months_a_year + std::atoi(text.c_str() + 5) - 1;
}

engine::Date first_of(int month) {
  return *engine::make_date(month / months_a_year, month % months_a_year + 1, 1);
}

/// Word `i` of a text, from 0.
std::string_view word(std::string_view words, int i) {
  for (; i > 0; --i) words.remove_prefix(std::min(words.find(' ') + 1, words.size()));
  return words.substr(0, words.find(' '));
}

/// The month's name between arrows to its neighbours; returns by how many months it was moved.
int draw_month(Ui& ui, const std::string& name, Rect line, int month) {
  int moved = 0;
  const bool can_go_back = month > first_year * months_a_year;
  const bool can_go_on = month < last_year * months_a_year + months_a_year - 1;
  if (icon_button(ui, name + ".before", line.cut_left(cell), Icon::left,
                  ui.t("app.date_picker.before"), can_go_back))
    moved = -1;
  if (icon_button(ui, name + ".after", line.cut_right(cell), Icon::right,
                  ui.t("app.date_picker.after"), can_go_on))
    moved = 1;
  draw_text(
      ui, line,
      ui.t("app.date_picker.month",
           {{"year", std::to_string(month / months_a_year)},
            {"month", std::string(word(ui.t("app.date_picker.months"), month % months_a_year))}}),
      {type::body, ui.theme().text, true, Align::centre});
  return moved;
}

void draw_weekdays(Ui& ui, Rect line) {
  for (int i = 0; i < days_a_week; ++i)
    draw_text(ui, line.cut_left(cell, 0), word(ui.t("app.date_picker.weekdays"), i),
              {type::small, ui.theme().muted, false, Align::centre});
}

/// Six weeks from the Monday on or before the first; days of other months stand back.
std::optional<engine::Date> draw_days(Ui& ui, const std::string& name, const Rect& area, int month,
                                      std::span<const engine::Date> chosen) {
  const Theme& colours = ui.theme();
  const engine::Date first = first_of(month);
  std::optional<engine::Date> picked;
  for (int i = 0; i < weeks_shown * days_a_week; ++i) {
    const engine::Date date{first.days - engine::weekday(first) + i};
    const Rect place{area.x + static_cast<float>(i % days_a_week) * cell,
                     area.y + static_cast<float>(i / days_a_week) * cell, cell, cell};
    const std::string text = engine::to_text(date);
    if (month_of(date) != month) continue;
    const Hit state = hit(ui, name + "." + text, place.inset(1, 1));
    const bool is_chosen =
        std::ranges::any_of(chosen, [&](engine::Date one) { return one.days == date.days; });
    if (is_chosen)
      fill(place.inset(2, 2), colours.accent);
    else if (state.hovered)
      fill(place.inset(2, 2), colours.line);
    if (state.focused) focus_ring(ui, place.inset(2, 2));
    draw_text(ui, place, std::to_string(std::atoi(text.c_str() + 8)),
              {type::body, is_chosen ? colours.surface : colours.text, is_chosen, Align::centre});
    if (state.clicked) picked = date;
  }
  return picked;
}

} // namespace

std::optional<engine::Date> date_picker(Ui& ui, std::string_view name, const Rect& area,
                                        std::span<const engine::Date> chosen,
                                        engine::Date otherwise, Picks picks) {
  const std::string own(name);
  const std::string popup = own + ".month";
  const ImGuiID id = ImGui::GetID(popup.c_str());
  ImGuiStorage& kept = *ImGui::GetStateStorage(); // which month is on show while it is open
  if (icon_button(ui, own, area, Icon::calendar, ui.t("app.date_picker.open"))) {
    kept.SetInt(id, month_of(chosen.empty() ? otherwise : chosen.front()));
    ImGui::OpenPopup(popup.c_str());
  }
  std::optional<engine::Date> picked;
  const bool is_room_below = area.bottom() + month_height < ImGui::GetMainViewport()->Size.y;
  ImGui::SetNextWindowPos(
      {area.x, is_room_below ? area.bottom() + 4 : std::max(0.0f, area.y - month_height)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    Rect rest{at.x, at.y, cell * days_a_week, month_height - 24};
    ImGui::Dummy({rest.w, rest.h});
    int month = kept.GetInt(id, month_of(otherwise));
    month += draw_month(ui, own, rest.cut_top(cell), month);
    draw_weekdays(ui, rest.cut_top(20));
    kept.SetInt(id, month);
    picked = draw_days(ui, own, rest, month, chosen);
    if (picked && picks == Picks::one) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return picked;
}

} // namespace pondlab::app
