#pragma once

#include "scenario/adapt/parameter_places.hpp"
#include "scenario/file/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::scenario {

/// What became of one parameter of the base, over all its places together.
struct Resized {
  const DeclaredParameter* parameter = nullptr;
  double before = 0, after = 0; ///< sums, as files write them
  bool held_at_one = false;     ///< by proportion there would be less than one of it, somewhere
};

/// A document for another number of members.
struct ResizedDocument {
  NodePtr root;
  std::vector<Resized> parameters; ///< that changed, in their declared order
};

/// Members of all segments at the start.
std::int64_t members_of(const Scenario& scenario);

/// Makes the scenario's document one of a pool of so many members, f times what it has.
///
/// f times as much becomes of what its declaration says so of (`engine::Scaling`): the items of a
/// list together by largest remainder, so that the members come out exact; what was one or more
/// stays one or more. What counts for each of such a thing takes up what whole numbers of it
/// cannot. It is so in the base and in every strategy, whether a file gives a number or leaves it
/// to its default; so also for the ends of doubts and levers about such numbers, and for bounds on
/// totals (limits, the worthwhile difference). Everything else (rates, prices, capacities, counts a
/// person) stays.
///
/// Refused, with the most or least that is possible, is what ranges do not hold.
Result<ResizedDocument> resized(const Scenario& scenario, std::int64_t members);

} // namespace pondlab::scenario
