#pragma once

#include "engine/world/measure.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/file/scenario.hpp"

namespace pondlab::scenario {

/// The measure that plans are weighed against besides the one that decides.
const engine::Measure& measure_against(const SearchSettings& search);

/// That variables move numbers outside of lists, within their ranges, each once, and that limits
/// are about measures of a plan alone.
void check_search(const Scenario& scenario, Findings& findings);

/// A number moved to the nearest step of its variable from `low` on, in the parameter's decimals.
NodePtr setting_of(const DecisionVariable& variable, const NumberParameter& parameter,
                   double value);

} // namespace pondlab::scenario
