#include "app/plan/field.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/plan/form_model.hpp"
#include "app/plan/options.hpp"
#include "app/widgets/date_picker.hpp"
#include "app/widgets/dropdown.hpp"
#include "app/widgets/segmented.hpp"
#include "app/widgets/text_field.hpp"
#include "app/widgets/toggle.hpp"
#include "base/clock.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/parameters/typed.hpp"

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
    ui.ask(command::Edit{
        path.text(), scenario::json_string(parameter.choices[static_cast<std::size_t>(picked)])});
}

/// What it is when the field is left empty.
std::string words_of_absent(const Ui& ui, std::string_view kind, const ParameterInfo& parameter,
                            std::string_view otherwise) {
  const std::string_view words = scenario::parameter_absent(ui.language, kind, parameter.key);
  return std::string(words.empty() ? ui.t(otherwise) : words);
}

/// A choice from a list, and nothing where the field may be left out.
void draw_options(Ui& ui, const Rect& area, const workbench::PlanDocument& plan,
                  const scenario::Path& path, std::string_view kind, const ParameterInfo& parameter,
                  const std::string& value) {
  const std::vector<Option> options = options_of(ui, plan, kind, parameter);
  std::vector<DropdownItem> items;
  const std::string none = words_of_absent(ui, kind, parameter, "app.form.none");
  const int first = parameter.required ? 0 : 1;
  if (first == 1) items.push_back({none});
  for (const Option& option : options) items.push_back({option.label});
  const auto found = std::ranges::find(options, value, &Option::value);
  int chosen = value.empty() && first == 1 ? 0 : -1;
  if (found != options.end()) chosen = first + static_cast<int>(found - options.begin());
  const int picked = dropdown(ui, field_name(path), area, items, chosen,
                              {{}, true, true, words_of_option(ui, plan, kind, parameter, value)});
  if (picked == chosen) return;
  if (picked < first)
    ui.ask(command::Remove{path.text()});
  else
    ui.ask(command::Edit{
        path.text(),
        scenario::json_string(options[static_cast<std::size_t>(picked - first)].value)});
}

/// A choice of several from a list; none chosen is all of them.
void draw_several(Ui& ui, const Rect& area, const workbench::PlanDocument& plan,
                  const scenario::Path& path, std::string_view kind,
                  const ParameterInfo& parameter) {
  std::vector<std::string> chosen;
  if (const scenario::Node* list = plan.find(path))
    for (const scenario::NodePtr& item : list->items())
      chosen.emplace_back(item->as_string().value_or(""));
  const std::vector<Option> options = options_of(ui, plan, kind, parameter);
  std::vector<MultiDropdownItem> items;
  for (const Option& option : options)
    items.push_back({option.label, std::ranges::find(chosen, option.value) != chosen.end()});
  // What is no longer there is seen, so that it can be taken out.
  std::vector<std::string> values;
  for (const Option& option : options) values.push_back(option.value);
  for (const std::string& id : chosen)
    if (std::ranges::find(values, id) == values.end()) {
      values.push_back(id);
      items.push_back({id, true});
    }
  const auto switched = multi_dropdown(ui, field_name(path), area, items,
                                       words_of_absent(ui, kind, parameter, "app.form.everything"));
  if (!switched) return;
  std::string json;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (items[i].chosen != (i == *switched))
      json += (json.empty() ? "" : ", ") + scenario::json_string(values[i]);
  if (json.empty() && !parameter.required)
    ui.ask(command::Remove{path.text()});
  else
    ui.ask(command::Edit{path.text(), "[" + json + "]"});
}

std::string_view hint_of(const Ui& ui, const ParameterInfo& parameter) {
  switch (parameter.type) {
  case ParameterType::date:
    return ui.t("app.form.date_hint");
  case ParameterType::dates:
    return ui.t("app.form.dates_hint");
  case ParameterType::counts:
    return ui.t("app.form.counts_hint");
  default:
    return {};
  }
}

/// Days without a year are in the run.
engine::Date begin_of(const workbench::PlanDocument& plan) {
  return plan.last_study() ? plan.last_study()->scenario.setup.horizon.start : engine::Date{};
}

/// The first day of the run takes every other date with it.
std::optional<engine::Date> moved_start(const workbench::PlanDocument& plan,
                                        const scenario::Path& path, const std::string& typed) {
  const bool is_start = path == scenario::Path() / "horizon" / "start";
  return is_start && plan.study() ? scenario::typed_date(typed, begin_of(plan)) : std::nullopt;
}

/// What a list of days comes to with one that was picked from a month: without it where it is in
/// the list, else with it. A field of one date becomes it.
std::optional<std::string> pick_dates(Ui& ui, const Rect& area, const scenario::Path& path,
                                      const ParameterInfo& parameter, const std::string& value,
                                      engine::Date begin) {
  const bool is_one = parameter.type == ParameterType::date;
  std::vector<engine::Date> dates;
  for (const std::string& part : parts_of_list(value))
    if (const auto date = scenario::typed_date(part, begin)) dates.push_back(*date);
  const auto picked = date_picker(ui, field_name(path) + ".pick", area, dates,
                                  begin.known() ? begin : engine::Date{days_until_today()},
                                  is_one ? Picks::one : Picks::several);
  if (!picked) return std::nullopt;
  if (is_one) return engine::to_text(*picked);
  if (std::erase(dates, *picked) == 0) dates.push_back(*picked);
  std::ranges::sort(dates);
  std::string list;
  for (const engine::Date date : dates) list += (list.empty() ? "" : ", ") + engine::to_text(date);
  return list;
}

/// A localized text is written in the reader's language; what it says in the other one stays.
void write_words(Ui& ui, const workbench::PlanDocument& plan, const scenario::Path& path,
                 std::string_view typed) {
  const scenario::NodePtr text = scenario::with_words(plan.find(path), ui.language, typed);
  if (text)
    ui.ask(command::Edit{path.text(), scenario::canonical_text(*text)});
  else
    ui.ask(command::Remove{path.text()});
}

} // namespace

float field_room(std::string_view kind, const ParameterInfo& parameter) {
  if (has_options(kind, parameter)) return 300;
  switch (parameter.type) {
  case ParameterType::text:
  case ParameterType::record: // a localized text
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
                const scenario::Path& path, std::string_view kind, const ParameterInfo& parameter,
                bool faulty) {
  const std::string value = shown_value(parameter, plan.find(path), ui.language);
  if (parameter.type == ParameterType::boolean) return draw_toggle(ui, area, path, value);
  if (parameter.type == ParameterType::choice) return draw_choice(ui, area, path, parameter, value);
  if (has_options(kind, parameter))
    return draw_options(ui, area, plan, path, kind, parameter, value);
  if (parameter.type == ParameterType::references)
    return draw_several(ui, area, plan, path, kind, parameter);
  TextFieldLook look;
  look.faulty = faulty;
  std::string hint(hint_of(ui, parameter));
  if (hint.empty() && value.empty())
    hint = scenario::parameter_absent(ui.language, kind, parameter.key);
  look.hint = hint;
  if (parameter.type == ParameterType::money) look.prefix = "¥";
  Rect place = area;
  std::optional<std::string> typed;
  if (parameter.type == ParameterType::date || parameter.type == ParameterType::dates)
    typed = pick_dates(ui, place.cut_right(date_picker_width, 4), path, parameter, value,
                       begin_of(plan));
  if (auto words = text_field(ui, field_name(path), place, value, look)) typed = std::move(words);
  if (typed) {
    if (is_localized(parameter))
      write_words(ui, plan, path, *typed);
    else if (const auto start = moved_start(plan, path, *typed))
      ui.ask(command::Adapt{{.members = {}, .start = start, .budget = {}}});
    else if (typed->empty() && !parameter.required)
      ui.ask(command::Remove{path.text()});
    else
      ui.ask(command::Edit{path.text(), json_of(parameter, *typed, begin_of(plan))});
  }
}

} // namespace pondlab::app
