#include "scenario/file/compile.hpp"

#include "base/diagnostic.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/json/edit.hpp"

namespace pondlab::scenario {
namespace {

/// Whether the mechanism that has the parameter is part of the campaign (the set-up always is), and
/// its choices go with it.
bool concerns(const Node& root, const NumberParameter& parameter) {
  const auto& steps = parameter.path.steps();
  if (steps[0] == Step("campaign") && !find(root, Path({steps[0], steps[1]}))) return false;
  return parameter.is_allowed_in(root);
}

NodePtr assigned(NodePtr root, const Scenario& scenario,
                 const std::vector<Assignment>& assignments) {
  for (const Assignment& assignment : assignments) {
    const auto parameter = find_number(scenario, assignment.parameter);
    if (!parameter) throw Error(Failure::usage, "no such parameter: " + assignment.parameter);
    root = with_number(root, *parameter, assignment.value);
  }
  return root;
}

} // namespace

NodePtr with_number(const NodePtr& root, const NumberParameter& parameter, double value) {
  if (!concerns(*root, parameter)) return root;
  const NodePtr changed = with_value(root, parameter.path, parameter.node_for(value));
  return changed ? changed : root;
}

Content compile(const Scenario& scenario, std::string_view strategy,
                const std::vector<Assignment>& assignments) {
  const Strategy* chosen = scenario.find(strategy);
  if (!chosen) throw Error(Failure::usage, "no such strategy: " + std::string(strategy));
  const NodePtr root = assigned(merged_root(scenario.root, *chosen), scenario, assignments);
  Findings findings(scenario.file);
  Content content = read_content(*root, findings);
  for (const Diagnostic& finding : findings.take())
    if (finding.severity == Severity::error) throw DiagnosticError(Failure::bad_data, finding);
  return content;
}

} // namespace pondlab::scenario
