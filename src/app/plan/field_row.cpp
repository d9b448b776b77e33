#include "app/plan/field_row.hpp"

#include "app/command/plan_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/grade_mark.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/plan/field.hpp"
#include "app/plan/form_model.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/tooltip.hpp"
#include "base/number.hpp"
#include "scenario/parameters/parameter_texts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <imgui.h>

namespace pondlab::app {
namespace {

using scenario::ParameterInfo;
using scenario::ParameterType;

constexpr float field_height = 40;
constexpr float stacked_label = 26; ///< a field's name above it …
constexpr float least_beside = 440; ///< … where a row is narrower than this

/// Beside a field that shows `value`.
std::string unit_text(const Ui& ui, const ParameterInfo& parameter, std::string_view value) {
  if (parameter.zero_is_no_limit && value == "0") return std::string(ui.t("unit.no_limit"));
  const std::string per_cent = parameter.type == ParameterType::rate ? "%" : "";
  if (!parameter.unit.empty())
    return (per_cent.empty() ? "" : per_cent + " ") +
           std::string(ui.t_or("unit." + parameter.unit, parameter.unit));
  if (!per_cent.empty()) return per_cent;
  if (parameter.type == ParameterType::duration) return std::string(ui.t("unit.days"));
  return {};
}

/// A bound with its digits apart; files write large ones with exponents.
std::string bound_text(const ParameterInfo& parameter, const std::string& bound) {
  const std::string shown = shown_number(parameter, bound);
  const double value = std::strtod(shown.c_str(), nullptr);
  const bool is_large = std::abs(value) >= 10'000 && std::abs(value) < scenario::unbounded;
  return is_large ? grouped(value, 0) : shown;
}

std::string range_text(const ParameterInfo& parameter) {
  if (!scenario::is_number(parameter.type) || parameter.min.empty() || parameter.max.empty())
    return {};
  return bound_text(parameter, parameter.min) + " – " + bound_text(parameter, parameter.max);
}

/// Whether what stands at `path` is in the field at `place`: a localized text has parts.
bool is_in_field(std::string_view path, const std::string& place, const ParameterInfo& parameter) {
  return path == place || (is_localized(parameter) && path.starts_with(place + "."));
}

const Diagnostic* finding_at(const workbench::PlanDocument& plan, const std::string& place,
                             const ParameterInfo& parameter) {
  for (const Diagnostic& finding : plan.diagnostics()) {
    if (is_in_field(plan.shown_path(finding), place, parameter)) return &finding;
  }
  return nullptr;
}

/// What a field shows, as it is said outside of it: choices in words, money and rates with signs.
std::string value_words(const Ui& ui, const ParameterInfo& parameter, const std::string& value) {
  if (parameter.zero_is_no_limit && value == "0") return std::string(ui.t("unit.no_limit"));
  switch (parameter.type) {
  case ParameterType::boolean:
    return std::string(ui.t(value == "true" ? "app.form.yes" : "app.form.no"));
  case ParameterType::choice:
    return std::string(ui.t_or("choice." + value, value));
  case ParameterType::money:
    return "¥" + value;
  case ParameterType::rate:
    return value + "%";
  default:
    return value;
  }
}

std::string explanation(const Ui& ui, std::string_view kind, const ParameterInfo& parameter) {
  std::string words(scenario::parameter_help(ui.language, kind, parameter.key));
  const auto add = [&words](const std::string& line) {
    words += (words.empty() ? "" : "\n") + line;
  };
  if (!parameter.initial.empty())
    add(ui.t("app.form.default",
             {{"value", value_words(ui, parameter, shown_number(parameter, parameter.initial))}}));
  if (const auto absent = scenario::parameter_absent(ui.language, kind, parameter.key);
      !absent.empty())
    add(ui.t("app.form.default", {{"value", std::string(absent)}}));
  if (!parameter.source.empty()) {
    add(ui.t("app.form.source",
             {{"source", std::string(ui.t_or("source." + parameter.source, parameter.source))},
              {"grade",
               std::string(ui.t("grade." + std::string(scenario::name_of(parameter.grade))))}}));
  }
  return words;
}

float draw_finding(const Ui& ui, const Rect& at, const Diagnostic& finding) {
  const Colour colour = finding.severity == Severity::error ? ui.theme().loss : ui.theme().warm;
  draw_icon(Icon::warning, {at.x, at.y, 16, line_height(type::small)}, colour, 14);
  return draw_paragraph(ui, {at.x + 22, at.y, at.w - 22, 200}, sentence_of(finding, ui.language),
                        {type::small, colour}, 4) +
         6;
}

} // namespace

std::string parameter_name(const Ui& ui, std::string_view kind, std::string_view key) {
  return std::string(scenario::has_parameter_name(ui.language, kind, key)
                         ? scenario::parameter_name(ui.language, kind, key)
                         : key);
}

namespace {

/// The base's value, struck through: what the strategy on show has instead of.
void draw_base_value(const Ui& ui, const Rect& row, const FormContext& form,
                     const scenario::Path& path, const ParameterInfo& parameter) {
  const std::string value = shown_value(parameter, form.plan.document().find(path), ui.language);
  const std::string words = value.empty() ? std::string(ui.t("app.strategies.nothing"))
                                          : value_words(ui, parameter, value);
  const float width = draw_text(ui, row, words, {type::small, ui.theme().muted});
  rule(row.x, row.centre_y(), row.x + width, row.centre_y(), ui.theme().muted);
}

/// The button at the end of a row, which takes back what was set.
void draw_reset(Ui& ui, Rect& row, const FormContext& form, const scenario::Path& path,
                const ParameterInfo& parameter, bool own) {
  const Rect place = row.cut_right(28, 0);
  const std::string name = path.text();
  if (own) {
    if (icon_button(ui, "base." + name, place, Icon::undo, ui.t("app.strategies.take_base")))
      ui.ask(command::TakeBaseValue{name});
    return;
  }
  const bool is_ruled_out =
      parameter.when && !parameter.when->holds_in(form.plan.find(path.parent()));
  const bool can_go = !parameter.required && scenario::is_number(parameter.type);
  if (form.plan.find(path) && (is_ruled_out || can_go) &&
      icon_button(ui, "reset." + name, place, Icon::undo, ui.t("app.form.reset")))
    ui.ask(command::Remove{name});
}

/// Where the parts of a row are: beside each other, or where it is narrow the name above its field.
struct RowPlaces {
  Rect name, mark, field, unit, rest;
  float height = field_height;
  Align align = Align::left; ///< of the range
};

RowPlaces stacked_places(const Rect& at, float name_width, float unit_width) {
  RowPlaces places;
  places.height = stacked_label + size::control + size::gap;
  Rect label{at.x, at.y + 2, at.w, stacked_label - 2};
  places.rest = label.cut_right(std::min(132.0f, label.w * 0.4f), size::gap);
  places.name = label.cut_left(std::min(name_width + 1, label.w - 22), 6);
  places.mark = label.cut_left(16);
  Rect row{at.x, at.y + stacked_label, at.w, size::control};
  if (unit_width > 0) places.unit = row.cut_right(std::min(unit_width, row.w * 0.4f), size::gap);
  places.field = row;
  places.align = Align::right;
  return places;
}

RowPlaces places_of(const Ui& ui, const Rect& at, std::string_view kind,
                    const ParameterInfo& parameter, const std::string& unit) {
  const float unit_width = text_width(ui, unit);
  if (at.w < least_beside)
    return stacked_places(at, text_width(ui, parameter_name(ui, kind, parameter.key)), unit_width);
  RowPlaces places;
  Rect row{at.x, at.y, at.w, field_height};
  places.name = row.cut_left(std::clamp(at.w * 0.26f, 120.0f, 220.0f), size::gap);
  places.mark = row.cut_left(16, size::gap);
  const float field_width = std::clamp(row.w * 0.5f, 140.0f, field_room(kind, parameter));
  const Rect field = row.cut_left(field_width, size::gap);
  places.field = {field.x, field.y + 4, field.w, size::control};
  places.unit = row.cut_left(std::min(unit_width + 1, row.w), size::pad);
  places.rest = row;
  return places;
}

/// Brings the field that was asked for into view, once.
void bring_into_view(Ui& ui, const Rect& row, const FormContext& form, const std::string& place,
                     const ParameterInfo& parameter) {
  if (!is_in_field(form.view.wanted_field, place, parameter)) return;
  ImGui::SetCursorScreenPos({row.x, row.y});
  ImGui::SetScrollHereY(0.3f);
  ui.ask(command::FieldShown{});
}

} // namespace

float draw_field_row(Ui& ui, const Rect& at, const FormContext& form, const scenario::Path& path,
                     std::string_view kind, const ParameterInfo& parameter) {
  const Theme& colours = ui.theme();
  const std::string place = path.text();
  const Diagnostic* finding = finding_at(form.plan, place, parameter);
  const bool own = form.differs(path);
  const std::string unit =
      unit_text(ui, parameter, shown_value(parameter, form.plan.find(path), ui.language));
  const RowPlaces places = places_of(ui, at, kind, parameter, unit);
  const Rect whole{at.x, at.y, at.w, places.height};
  bring_into_view(ui, whole, form, place, parameter);
  if (own) fill({whole.x - 10, whole.y + 6, 3, whole.h - 12}, form.own, 1);
  const Rect &name = places.name, &mark = places.mark, &field = places.field;

  draw_text(ui, name, parameter_name(ui, kind, parameter.key), {type::body, colours.text});
  if (!parameter.source.empty()) draw_grade_mark(mark, parameter.grade, colours);
  draw_field(ui, field, form.plan, path, kind, parameter, finding != nullptr);
  draw_text(ui, places.unit, unit, {type::body, colours.muted});
  Rect rest = places.rest;
  draw_reset(ui, rest, form, path, parameter, own);
  if (own)
    draw_base_value(ui, rest, form, path, parameter);
  else
    draw_text(ui, rest, range_text(parameter), {type::small, colours.muted, false, places.align});

  const ImVec2 mouse = ImGui::GetMousePos();
  if (ImGui::IsWindowHovered() &&
      (name.contains(mouse.x, mouse.y) || mark.contains(mouse.x, mouse.y))) {
    ImGui::SetCursorScreenPos({name.x, name.y});
    ImGui::Dummy({name.w + 24, name.h});
    tooltip(ui, explanation(ui, kind, parameter), parameter_name(ui, kind, parameter.key));
  }
  float height = places.height;
  if (finding)
    height += draw_finding(ui, {field.x, whole.bottom() - 2, at.right() - field.x, 0}, *finding);
  return height;
}

} // namespace pondlab::app
