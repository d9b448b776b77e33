#include "scenario/file/lever.hpp"

#include "engine/world/measure.hpp"
#include "scenario/file/doubt.hpp"
#include "scenario/file/record_findings.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace pondlab::scenario {

namespace {

bool has_list(const Path& path) {
  return std::ranges::any_of(
      path.steps(), [](const Step& step) { return std::holds_alternative<std::size_t>(step); });
}

void check_range(const Lever& lever, const NumberParameter& parameter, RecordFindings& findings) {
  check_ends(parameter, lever.low, lever.high, findings);
  if (!(lever.low < lever.high))
    findings.error("high", "lever_without_range",
                   {{"low", real_text(lever.low)}, {"high", real_text(lever.high)}});
}

void check_levers(const Scenario& scenario, Findings& findings) {
  std::map<std::string_view, int> lines;
  const auto& levers = scenario.header.search.levers;
  for (std::size_t i = 0; i < levers.size(); ++i) {
    RecordFindings found(scenario, Path() / "search" / "levers" / i, findings);
    const Node& named = *found.node().find("parameter");
    const auto path = Path::parse(levers[i].parameter);
    const auto parameter = find_number(scenario, levers[i].parameter);
    const auto [first, is_new] = lines.emplace(levers[i].parameter, named.at().line);
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
      check_range(levers[i], *parameter, found);
  }
}

void check_limits(const Scenario& scenario, Findings& findings) {
  const auto& limits = scenario.header.search.limits;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    RecordFindings found(scenario, Path() / "search" / "limits" / i, findings);
    const engine::Measure* measure = engine::find_measure(limits[i].measure);
    if (measure && (measure->of_mechanism || measure->twin != engine::Twin::none))
      found.error("measure", "limit_not_of_plan", {{"measure", limits[i].measure}});
    if (limits[i].at_least == -unbounded && limits[i].at_most == unbounded)
      found.error("measure", "no_band", {});
  }
}

} // namespace

const engine::Measure& measure_against(const Search& search) {
  return *engine::find_measure(search.against.empty() ? "opted_out" : search.against);
}

void check_search(const Scenario& scenario, Findings& findings) {
  check_levers(scenario, findings);
  check_limits(scenario, findings);
  const std::string& against = scenario.header.search.against;
  const engine::Measure* measure = engine::find_measure(against);
  if (!measure) return;
  const Path path = Path() / "search" / "against";
  if (measure->of_mechanism || measure->twin != engine::Twin::none ||
      measure->better == engine::Better::neither)
    findings.error(find(*scenario.root, path)->at(), path, "not_weighed", {{"measure", against}});
}

NodePtr setting_of(const Lever& lever, const NumberParameter& parameter, double value) {
  if (lever.step > 0) value = lever.low + std::round((value - lever.low) / lever.step) * lever.step;
  if (lever.step > 0 && value > lever.high) value -= lever.step;
  return parameter.node_for(std::clamp(value, lever.low, lever.high));
}

} // namespace pondlab::scenario
