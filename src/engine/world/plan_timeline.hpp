#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"

#include <memory>
#include <vector>

namespace pondlab::engine {

class World;
struct Population;

/// The plans that one world goes through: the first from day 0 on, others each from a day of its
/// own (see continuation.hpp).
class PlanTimeline {
public:
  /// One plan from beginning to end.
  PlanTimeline(std::shared_ptr<const Plan> plan);

  /// This timeline for the first `from` days, and then `next`, in which the mechanisms that it
  /// leaves out are retired. Throws Error (bad data) where a world cannot go on so.
  PlanTimeline then(Day from, std::shared_ptr<const Plan> next) const;

  /// The last plan: all that is told of the world is told in its terms.
  const std::shared_ptr<const Plan>& shared_plan() const { return chapters_.back().plan; }
  const Plan& plan() const { return *shared_plan(); }
  /// The first day of the last plan.
  Day begins() const { return chapters_.back().from; }
  /// The plan that acts on a day.
  const std::shared_ptr<const Plan>& plan_on(Day day) const;

  /// Puts a world of this timeline under the plan that acts on its next day.
  void turn(World& world) const;
  /// A world that stands before its first day.
  World begin(std::shared_ptr<const Population> population) const;

  /// Where the mechanisms of the plan of a day are in the last one.
  std::vector<int> places_on(Day day) const;
  /// An event that was told in terms of its own day's plan, in those of the last one.
  TraceEvent told(TraceEvent event) const;

private:
  struct Chapter {
    Day from;
    std::shared_ptr<const Plan> plan;
  };
  std::vector<Chapter> chapters_; ///< ascending, the first from day 0
};

} // namespace pondlab::engine
