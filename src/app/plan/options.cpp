#include "app/plan/options.hpp"

#include "app/draw/display_text.hpp"
#include "app/plan/form_model.hpp"
#include "engine/world/measure.hpp"
#include "report/model/parameter_text.hpp"
#include "scenario/adapt/parameter_places.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app {
namespace {

using engine::Reference;

/// Doubts and levers name a number of the plan by its path.
bool is_path(std::string_view kind, const scenario::ParameterInfo& parameter) {
  return parameter.key == "parameter" && (kind == "doubt" || kind == "lever");
}

bool is_in_a_list(const scenario::Path& path) {
  return std::ranges::any_of(path.steps(), [](const scenario::Step& step) {
    return std::holds_alternative<std::size_t>(step);
  });
}

std::vector<Option> numbers_of(const Ui& ui, const workbench::PlanDocument& plan) {
  std::vector<Option> options;
  const auto wanted = [](const scenario::DeclaredParameter& parameter) {
    return scenario::is_number(parameter.info.type);
  };
  for (const scenario::ParameterPlace& place : places_of(*plan.shown_root(), wanted)) {
    const auto& first = place.path.steps().front();
    const auto* key = std::get_if<std::string>(&first);
    if (key && !scenario::is_fixed(*key) && !is_in_a_list(place.path))
      options.push_back({place.path.text(), report::parameter_name(ui.language, place.path.text(),
                                                                   plan.shown_root().get())});
  }
  return options;
}

/// The same for as long as neither plan nor language change: there are hundreds.
const std::vector<Option>& known_numbers(const Ui& ui, const workbench::PlanDocument& plan) {
  static scenario::NodePtr about;
  static Language language{};
  static std::vector<Option> options;
  if (about != plan.shown_root() || language != ui.language) {
    options = numbers_of(ui, plan);
    about = plan.shown_root();
    language = ui.language;
  }
  return options;
}

std::vector<Option> campaign_options(const Ui& ui, const workbench::PlanDocument& plan) {
  std::vector<Option> options;
  if (const scenario::Node* campaign = plan.shown_root()->find("campaign"))
    for (const scenario::Member& member : campaign->members())
      options.push_back({member.key, campaign_name(ui, member.key)});
  return options;
}

} // namespace

bool has_options(std::string_view kind, const scenario::ParameterInfo& parameter) {
  return parameter.type == scenario::ParameterType::reference || is_path(kind, parameter);
}

std::string words_of_option(const Ui& ui, const workbench::PlanDocument& plan,
                            std::string_view kind, const scenario::ParameterInfo& parameter,
                            const std::string& value) {
  return is_path(kind, parameter)
             ? report::parameter_name(ui.language, value, plan.shown_root().get())
             : value;
}

std::vector<Option> options_of(const Ui& ui, const workbench::PlanDocument& plan,
                               std::string_view kind, const scenario::ParameterInfo& parameter) {
  if (is_path(kind, parameter)) return known_numbers(ui, plan);
  std::vector<Option> options;
  switch (parameter.to) {
  case Reference::measure:
    for (const engine::Measure& measure : engine::measures())
      options.push_back({std::string(measure.key), measure_name(ui, measure.key)});
    return options;
  case Reference::strategy:
    for (const std::string& id : plan.strategies())
      options.push_back({id, plan.strategy_name(id, ui.language)});
    return options;
  case Reference::mechanism:
    return campaign_options(ui, plan);
  case Reference::channel:
    for (const char* channel : {"store", "marketplace", "shop"})
      options.push_back({channel, std::string(ui.t_or("choice." + std::string(channel), channel))});
    return options;
  default:
    for (scenario::DeclaredItem& item :
         scenario::declared_items(*plan.shown_root(), parameter.to, ui.language))
      options.push_back({std::move(item.id), std::move(item.name)});
    return options;
  }
}

} // namespace pondlab::app
