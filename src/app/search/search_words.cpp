#include "app/search/search_words.hpp"

#include "report/model/parameter_text.hpp"
#include "workbench/session/levers.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace pondlab::app {
namespace {

constexpr std::string_view separator = " · ";

std::string last_word(const std::string& name) {
  const std::size_t at = name.rfind(separator);
  return at == std::string::npos ? name : name.substr(at + separator.size());
}

std::vector<std::string> short_names(const Ui& ui, const experiment::Search& search) {
  std::vector<std::string> names, words;
  for (const scenario::DecisionVariable& lever : search.variables()) {
    names.push_back(report::parameter_name(ui.language, lever.parameter));
    words.push_back(last_word(names.back()));
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::ranges::count(words, words[i]) == 1) names[i] = words[i];
  return names;
}

} // namespace

std::string lever_value(const Ui& ui, scenario::ParameterType type, const std::string& parameter,
                        double value) {
  if (!std::isfinite(value)) return "–";
  std::string words = report::parameter_value(ui.language, parameter, value);
  if (type == scenario::ParameterType::duration) words += " " + std::string(ui.t("unit.days"));
  return words;
}

std::string settings_text(const Ui& ui, const experiment::Search& search,
                          const experiment::TriedPlan& plan) {
  const std::vector<std::string> names = short_names(ui, search);
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const scenario::DecisionVariable& lever = search.variables()[i];
    const auto type = workbench::track_of(search.scenario(), plan.strategy, lever).type;
    if (!std::isfinite(plan.settings[i])) continue;
    words += (words.empty() ? "" : std::string(ui.t("app.search.comma"))) + names[i] + " " +
             lever_value(ui, type, lever.parameter, plan.settings[i]);
  }
  return words;
}

} // namespace pondlab::app
