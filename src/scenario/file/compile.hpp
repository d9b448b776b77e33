#pragma once

#include "scenario/file/scenario.hpp"

namespace pondlab::scenario {

struct NumberParameter;

/// A parameter set to another value, for a draw of what is in doubt or a search.
struct Assignment {
  std::string parameter; ///< JSON path of a number
  double value = 0;      ///< as files write it: yuan, fractions; rounded and cut to what is allowed
};

/// Set-up and campaign of one strategy, ready for `engine::Plan`; mechanisms are instances of its
/// own. Assignments to mechanisms that this strategy lacks change nothing. Throws Error (usage) for
/// a strategy or parameter that does not exist, and (bad data) for assignments that contradict the
/// rest of the scenario.
Content compile(const Scenario& scenario, std::string_view strategy,
                const std::vector<Assignment>& assignments = {});

/// The root with a number at another value; as it was where the strategy lacks the mechanism or
/// record that the number belongs to.
NodePtr with_number(const NodePtr& root, const NumberParameter& parameter, double value);

} // namespace pondlab::scenario
