#include "scenario/file/decision_variable.hpp"

#include "engine/numeric/calendar.hpp"
#include "engine/world/measure.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/file/record_findings.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace pondlab::scenario {

namespace {

bool has_list(const Path& path) {
  return std::ranges::any_of(
      path.steps(), [](const Step& step) { return std::holds_alternative<std::size_t>(step); });
}

void check_range(const DecisionVariable& variable, const NumberParameter& parameter,
                 RecordFindings& findings) {
  check_ends(parameter, variable.low, variable.high, findings);
  if (!(variable.low < variable.high))
    findings.error("high", "lever_without_range",
                   {{"low", real_text(variable.low)}, {"high", real_text(variable.high)}});
}

void check_levers(const Scenario& scenario, Findings& findings) {
  std::map<std::string_view, int> lines;
  const auto& variables = scenario.header.search.variables;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    RecordFindings found(scenario, Path() / "search" / "levers" / i, findings);
    const Node& named = *found.node().find("parameter");
    const auto path = Path::parse(variables[i].parameter);
    const auto parameter = find_number(scenario, variables[i].parameter);
    const auto [first, is_new] = lines.emplace(variables[i].parameter, named.at().line);
    if (!path)
      found.error("parameter", "bad_path", {{"path", excerpt(named)}});
    else if (has_list(*path))
      found.error("parameter", "lever_in_list", {{"path", excerpt(named)}});
    else if (!parameter)
      found.error("parameter", "no_lever", {{"path", excerpt(named)}});
    else if (!is_new)
      found.error("parameter", "lever_twice",
                  {{"path", excerpt(named)}, {"line", std::to_string(first->second)}});
    else
      check_range(variables[i], *parameter, found);
  }
}

/// The last day of what is known of the end alone is the run's.
void check_window(const Scenario& scenario, const Limit& limit, const engine::Measure& measure,
                  RecordFindings& found) {
  const engine::Horizon& run = scenario.setup.horizon;
  if (!run.start.known()) return;
  const engine::Date first = run.start, last{run.start.days + run.days - 1};
  for (const auto& [key, date] : {std::pair("from", limit.from), std::pair("to", limit.to)})
    if (date.known() && (date < first || date > last))
      found.error(key, "window_outside_run",
                  {{"from", engine::to_text(first)}, {"to", engine::to_text(last)}});
  if (limit.to.known() && limit.to < last && engine::is_of_end_alone(measure))
    found.error("to", "limit_end_alone", {{"measure", limit.measure}});
}

void check_limits(const Scenario& scenario, const std::vector<Limit>& limits, const Path& path,
                  Findings& findings) {
  for (std::size_t i = 0; i < limits.size(); ++i) {
    RecordFindings found(scenario, path / i, findings);
    const engine::Measure* measure = engine::find_measure(limits[i].measure);
    if (measure && (measure->of_mechanism || measure->twin != engine::Twin::none))
      found.error("measure", "limit_not_of_plan", {{"measure", limits[i].measure}});
    if (!limits[i].has_lower() && !limits[i].has_upper()) found.error("measure", "no_band", {});
    if (measure) check_window(scenario, limits[i], *measure, found);
  }
}

} // namespace

const engine::Measure& measure_against(const SearchSettings& search) {
  return *engine::find_measure(search.against.empty() ? "opted_out" : search.against);
}

void check_search(const Scenario& scenario, Findings& findings) {
  check_levers(scenario, findings);
  check_limits(scenario, scenario.header.limits, Path() / "limits", findings);
  check_limits(scenario, scenario.header.search.limits, Path() / "search" / "limits", findings);
  if (scenario.header.limits.size() + scenario.header.search.limits.size() > most_limits)
    findings.error(scenario.root->find("search") ? find(*scenario.root, Path() / "search")->at()
                                                 : scenario.root->at(),
                   Path() / "search" / "limits", "too_many_limits",
                   {{"limit", std::to_string(most_limits)}});
  const std::string& against = scenario.header.search.against;
  const engine::Measure* measure = engine::find_measure(against);
  if (!measure) return;
  const Path path = Path() / "search" / "against";
  if (measure->of_mechanism || measure->twin != engine::Twin::none ||
      measure->better == engine::Better::neither)
    findings.error(find(*scenario.root, path)->at(), path, "not_weighed", {{"measure", against}});
}

NodePtr setting_of(const DecisionVariable& variable, const NumberParameter& parameter,
                   double value) {
  if (variable.step > 0)
    value = variable.low + std::round((value - variable.low) / variable.step) * variable.step;
  if (variable.step > 0 && value > variable.high) value -= variable.step;
  return parameter.node_for(std::clamp(value, variable.low, variable.high));
}

} // namespace pondlab::scenario
