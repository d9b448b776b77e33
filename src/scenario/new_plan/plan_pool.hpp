#pragma once

#include "scenario/json/node.hpp"
#include "scenario/new_plan/questions.hpp"

namespace pondlab::scenario {

/// The people of a new plan, and who is there for them.
struct PlanPool {
  NodePtr economics;
  NodePtr segment;
  NodePtr stores;   ///< a list; empty where nobody is there
  double every = 0; ///< days from one order to the next, at the mean rate
};

/// The pool that answers without faults describe (see `new_plan`).
PlanPool pool_of(const PlanAnswers& answers);

/// A number as files have it: a whole number of 10^-decimals.
NodePtr amount(std::int64_t scaled, int decimals);

} // namespace pondlab::scenario
