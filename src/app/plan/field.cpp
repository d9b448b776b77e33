#include "app/plan/field.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/plan/form_model.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/text_field.hpp"
#include "app/widgets/toggle.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/json/canonical.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

using scenario::ParameterInfo;
using scenario::ParameterType;

std::string field_name(const scenario::Path& path) { return "field." + path.text(); }

void draw_toggle(Ui& ui, const Rect& area, const scenario::Path& path, const std::string& value) {
  const bool on = value == "true";
  if (toggle(ui, field_name(path), area, on) != on)
    ui.ask(command::Edit{path.text(), on ? "false" : "true"});
}

void draw_choice(Ui& ui, const Rect& area, const scenario::Path& path,
                 const ParameterInfo& parameter, const std::string& value) {
  std::vector<std::string_view> words;
  for (const std::string& choice : parameter.choices)
    words.push_back(ui.t_or("choice." + choice, choice));
  const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), value);
  const int chosen =
      found == parameter.choices.end() ? -1 : static_cast<int>(found - parameter.choices.begin());
  int picked = chosen;
  if (words.size() <= 3 && segmented_width(ui, words) <= area.w) {
    picked = segmented(ui, field_name(path), {area.x, area.y, segmented_width(ui, words), area.h},
                       words, chosen);
  } else {
    std::vector<DropdownItem> items;
    for (const std::string_view word : words) items.push_back({std::string(word)});
    picked = dropdown(ui, field_name(path), area, items, chosen, {{}, true, true, value});
  }
  if (picked != chosen)
    ui.ask(command::Edit{path.text(),
                         scenario::quoted(parameter.choices[static_cast<std::size_t>(picked)])});
}

void draw_reference(Ui& ui, const Rect& area, const workbench::PlanDocument& plan,
                    const scenario::Path& path, const ParameterInfo& parameter,
                    const std::string& value) {
  std::vector<std::string> ids = declared_ids(plan.document(), parameter.to);
  const auto found = std::find(ids.begin(), ids.end(), value);
  const int chosen = found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
  std::vector<DropdownItem> items;
  for (const std::string& id : ids) items.push_back({id});
  const int picked = dropdown(ui, field_name(path), area, items, chosen,
                              {{}, true, true, value.empty() ? ui.t("app.form.none") : value});
  if (picked != chosen)
    ui.ask(command::Edit{path.text(), scenario::quoted(ids[static_cast<std::size_t>(picked)])});
}

std::string_view hint_of(const Ui& ui, const ParameterInfo& parameter) {
  switch (parameter.type) {
  case ParameterType::date:
    return ui.t("app.form.date_hint");
  case ParameterType::dates:
    return ui.t("app.form.dates_hint");
  case ParameterType::counts:
    return ui.t("app.form.counts_hint");
  case ParameterType::references:
    return ui.t("app.form.all");
  default:
    return {};
  }
}

/// The first day of the run takes every other date with it.
std::optional<engine::Date> moved_start(const workbench::PlanDocument& plan,
                                        const scenario::Path& path, const std::string& typed) {
  const bool is_start = path == scenario::Path() / "horizon" / "start";
  return is_start && plan.study() ? engine::parse_date(typed) : std::nullopt;
}

} // namespace

float field_room(const ParameterInfo& parameter) {
  switch (parameter.type) {
  case ParameterType::text:
  case ParameterType::dates:
  case ParameterType::counts:
  case ParameterType::references:
    return 420;
  case ParameterType::choice:
    return 300;
  default:
    return 200;
  }
}

void draw_field(Ui& ui, const Rect& area, const workbench::PlanDocument& plan,
                const scenario::Path& path, const ParameterInfo& parameter, bool faulty) {
  const std::string value = shown_value(parameter, plan.document().find(path));
  if (parameter.type == ParameterType::boolean) return draw_toggle(ui, area, path, value);
  if (parameter.type == ParameterType::choice) return draw_choice(ui, area, path, parameter, value);
  if (parameter.type == ParameterType::reference && parameter.to != engine::Reference::measure)
    return draw_reference(ui, area, plan, path, parameter, value);
  TextFieldLook look;
  look.faulty = faulty;
  look.hint = hint_of(ui, parameter);
  if (parameter.type == ParameterType::money) look.prefix = "¥";
  if (const auto typed = text_field(ui, field_name(path), area, value, look)) {
    if (const auto start = moved_start(plan, path, *typed))
      ui.ask(command::Adapt{{.members = {}, .start = start, .budget = {}}});
    else if (typed->empty() && !parameter.required)
      ui.ask(command::Remove{path.text()});
    else
      ui.ask(command::Edit{path.text(), json_of(parameter, *typed)});
  }
}

} // namespace pondlab::app
