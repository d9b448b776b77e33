#pragma once

#include "engine/day/day_context.hpp"

namespace pondlab::engine {

/// Who of a stretch of people comes to see the brand today: by the baseline clock, because of
/// contacts, or led by one.
template <class Trace>
class VisitGeneration {
public:
  explicit VisitGeneration(DayContext<Trace>& context) : today_(context) {}

  /// Fills the worker's `visits`; where they go is not drawn yet.
  void fill(std::size_t stretch);

private:
  void organic_visits(const Stretch& stretch);
  void campaign_visits(const Stretch& stretch);
  /// `count` ≥ 1 visits of somebody.
  void add(PersonIndex person, StreamId stream, std::int64_t count, bool organic);
  const std::uint8_t* bounds_of_day(const Stretch& stretch,
                                    const std::vector<std::uint8_t>& ordinary);

  DayContext<Trace>& today_;
};

} // namespace pondlab::engine
