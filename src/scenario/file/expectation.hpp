#pragma once

#include "scenario/file/scenario.hpp"

namespace pondlab::scenario {

/// The strategy an expectation is about, then those it is set against: the one it names, or every
/// other for a chance to be ahead of all, or none. All that it names must exist.
std::vector<const Strategy*> strategies_of(const Scenario& scenario,
                                           const Expectation& expectation);

/// What the reader cannot see in one expectation alone: that its strategies have the mechanism and
/// the segment, that the measure wants them, that there is either a band or a chance, that the
/// window lies in the run.
void check_expectations(const Scenario& scenario, Findings& findings);

} // namespace pondlab::scenario
