#pragma once

#include "scenario/scenario.hpp"

namespace pondlab::scenario {

/// What the reader cannot see in one expectation alone: that its strategy has the mechanism, that
/// the measure wants one, that there is a band, that the window lies in the run.
void check_expectations(const Scenario& scenario, Findings& findings);

} // namespace pondlab::scenario
