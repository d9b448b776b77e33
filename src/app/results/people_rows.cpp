#include "app/results/people_rows.hpp"

#include "app/command/people_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui.h>

namespace pondlab::app {
namespace {

using report::number_text;
using report::Shape;
using report::Unit;
using workbench::PeopleColumn;

constexpr float person_row_height = 32;
constexpr float least_with_segment = 640; ///< width below which the segment's column is left out
constexpr int ahead = 2;                  ///< rows beyond what is seen, for the keyboard to go to

struct Column {
  PeopleColumn by;
  const char* name; ///< end of the text's key
  float share;      ///< of the width
  Align align;
};

constexpr std::array<Column, 8> all_columns = {{
    {PeopleColumn::person, "person", 1.1f, Align::left},
    {PeopleColumn::segment, "segment", 1.1f, Align::left},
    {PeopleColumn::stage, "stage", 0.9f, Align::left},
    {PeopleColumn::way_in, "way_in", 1.5f, Align::left},
    {PeopleColumn::amount, "", 0.9f, Align::right},
    {PeopleColumn::anyway, "anyway", 1.3f, Align::right},
    {PeopleColumn::paid, "paid", 1.0f, Align::right},
    {PeopleColumn::first, "first", 0.8f, Align::right},
}};

/// The columns that there is room for, each with its place.
class Columns {
public:
  Columns(const Rect& area, const experiment::PeopleBehind& behind)
      : money_(behind.composition.money) {
    const bool wide = area.w >= least_with_segment;
    const auto shown = [&](const Column& column) {
      if (column.by == PeopleColumn::anyway) return behind.knows_anyway;
      return wide || column.by != PeopleColumn::segment;
    };
    float sum = 0;
    for (const Column& column : all_columns)
      if (shown(column)) sum += column.share;
    float x = 0;
    for (const Column& column : all_columns) {
      if (!shown(column)) continue;
      const float width = area.w * column.share / sum;
      places_.push_back({&column, x, width});
      x += width;
    }
  }

  template <class F>
  void each(const Rect& line, F&& f) const {
    for (const Place& place : places_)
      f(*place.column, Rect{line.x + place.x, line.y, place.width, line.h}.inset(6, 0));
  }
  std::string key_of(const Column& column) const {
    if (column.by == PeopleColumn::amount) return money_ ? "money" : "times";
    return column.name;
  }

private:
  struct Place {
    const Column* column;
    float x, width;
  };
  std::vector<Place> places_;
  bool money_;
};

void draw_head(Ui& ui, const Rect& line, const Columns& columns,
               const workbench::PeopleList& list) {
  const Theme& colours = ui.theme();
  columns.each(line, [&](const Column& column, Rect cell) {
    const std::string key = columns.key_of(column);
    const Hit state = hit(ui, "people.by." + key, cell);
    if (state.clicked) ui.ask(command::SortPeople{column.by});
    if (state.focused) focus_ring(ui, cell);
    if (state.hovered && column.by == PeopleColumn::anyway) tooltip(ui, ui.t("people.anyway_help"));
    const bool chosen = list.sorted_by() == column.by;
    const Colour colour = chosen || state.hovered ? colours.text : colours.muted;
    const std::string_view words = ui.t("people.column." + key);
    if (chosen) {
      const Rect mark =
          column.align == Align::right
              ? Rect{cell.right() - 12, cell.y, 12, cell.h}
              : Rect{cell.x + text_width(ui, words, type::small) + 4, cell.y, 12, cell.h};
      if (column.align == Align::right) cell.cut_right(14);
      const float up = list.descending() ? 1.0f : -1.0f;
      const float x = mark.centre_x(), y = mark.centre_y();
      ImGui::GetWindowDrawList()->AddTriangleFilled({x - 4, y - 2 * up}, {x + 4, y - 2 * up},
                                                    {x, y + 3 * up}, rgba(colours.accent));
    }
    draw_text(ui, cell, words, {type::small, colour, false, column.align});
  });
  rule(line.x, line.bottom(), line.right(), line.bottom(), colours.line);
}

std::string cell_text(const Ui& ui, const workbench::PeopleList& list, PeopleColumn column,
                      const experiment::PersonBehind& person) {
  const engine::Plan& plan = list.plan();
  const auto exact = [&](std::int64_t value, Unit unit) {
    return number_text(ui.language, static_cast<double>(value), unit, Shape::exact);
  };
  switch (column) {
  case PeopleColumn::person:
    return report::person_text(ui.language, plan, person.person);
  case PeopleColumn::segment:
    return engine::name_of(*plan.segment_of(person.person).segment, ui.language);
  case PeopleColumn::stage:
    return std::string(ui.t("people.stage." + std::string(report::key_of(person.stage))));
  case PeopleColumn::way_in:
    return report::way_in(ui.language, plan, person);
  case PeopleColumn::amount:
    return exact(person.amount, list.behind()->composition.money ? Unit::money : Unit::count);
  case PeopleColumn::anyway:
    return person.anyway == 0
               ? std::string(ui.t("people.anyway_no"))
               : ui.t("people.anyway_yes", {{"orders", exact(person.anyway, Unit::count)}});
  case PeopleColumn::paid:
    return person.paid == 0 ? "–" : exact(person.paid, Unit::money);
  case PeopleColumn::first:
    return report::day_text(ui.language, plan.date_of(person.first).days);
  }
  return {};
}

void draw_row(Ui& ui, const Rect& line, std::size_t number, const Columns& columns,
              const workbench::PeopleList& list) {
  const Theme& colours = ui.theme();
  const experiment::PersonBehind& person = list.behind()->people[list.rows()[number]];
  const Hit state = hit(ui, "people.row." + std::to_string(number), line);
  if (state.hovered || state.focused) fill(line, colours.raised, size::corner - 2);
  if (state.clicked) {
    ui.ask(command::ChoosePerson{list.name(number)});
    ui.ask(command::GoTo{Place::phone});
  }
  columns.each(line, [&](const Column& column, const Rect& cell) {
    const bool first = column.by == PeopleColumn::person;
    const bool strong = column.by == list.sorted_by();
    draw_text(ui, cell, cell_text(ui, list, column.by, person),
              {type::body,
               first    ? colours.accent
               : strong ? colours.text
                        : colours.muted,
               false, column.align});
  });
  rule(line.x, line.bottom(), line.right(), line.bottom(), colours.line, 1, 0.5f);
}

/// Another order, search or figure begins with its first row.
void begin_at_top(const workbench::PeopleList& list) {
  ImGuiStorage* kept = ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("people.rows.arranged");
  if (kept->GetInt(id, 0) == list.arranged()) return;
  kept->SetInt(id, list.arranged());
  ImGui::SetScrollY(0);
}

} // namespace

void draw_people_rows(Ui& ui, Rect area, const workbench::PeopleList& list) {
  const Columns columns({area.x, area.y, area.w - size::gap, area.h}, *list.behind());
  draw_head(ui, area.cut_top(30), columns, list);
  area.cut_top(2);
  Region region("people.rows", area, true);
  begin_at_top(list);
  const float top = region.content().y;
  const auto count = static_cast<int>(list.rows().size());
  const int first = std::max(0, static_cast<int>((area.y - top) / person_row_height) - ahead);
  const int last = std::min(
      count, static_cast<int>(std::ceil((area.bottom() - top) / person_row_height)) + ahead);
  for (int row = first; row < last; ++row)
    draw_row(ui,
             {area.x, top + static_cast<float>(row) * person_row_height, area.w - size::gap,
              person_row_height},
             static_cast<std::size_t>(row), columns, list);
  region.height(static_cast<float>(count) * person_row_height);
}

} // namespace pondlab::app
