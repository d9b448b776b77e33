#pragma once

#include "scenario/file/scenario.hpp"

namespace pondlab::scenario {

/// That the scenario stays valid wherever in their ranges the doubts and the levers of a search
/// lie, under each strategy that they concern. Only rules over several numbers can be broken so
/// (each alone is held in its range): a range's ends, correlations, shares of channels, and totals
/// of people, stores and money. Tried are all corners of what lies in one record, and those of
/// everything together at which the totals are smallest and largest. Rules over a record are linear
/// or convex in its numbers, so that what holds at the corners holds between them.
void check_corners(const Scenario& scenario, Findings& findings);

} // namespace pondlab::scenario
