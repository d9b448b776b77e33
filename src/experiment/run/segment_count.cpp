#include "experiment/run/segment_count.hpp"

#include <algorithm>

namespace pondlab::experiment {

SegmentCount::SegmentCount(const engine::Plan& plan, std::span<const std::string> segments)
    : Witness({}, 0, this), plan_(plan) {
  for (const engine::SegmentPlan& segment : plan.segments) {
    const auto found = std::ranges::find(segments, segment.segment->id);
    places_.push_back(found == segments.end() ? -1 : static_cast<int>(found - segments.begin()));
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    outcomes_.push_back({engine::DayCounts(plan.day_count(), plan.mechanism_count()),
                         engine::Ledger(plan.day_count(), plan.mechanism_count()),
                         {}});
}

engine::Outcome* SegmentCount::of(engine::PersonIndex person) {
  const int place = places_[static_cast<std::size_t>(plan_.layout.cohort_of(person).segment)];
  return place < 0 ? nullptr : &outcomes_[static_cast<std::size_t>(place)];
}

void SegmentCount::counted(engine::PersonIndex person, engine::Counter counter, std::int64_t n) {
  if (engine::Outcome* outcome = of(person)) outcome->counts.at(day_, counter) += n;
}

void SegmentCount::counted(engine::PersonIndex person, int mechanism, engine::TouchCounter counter,
                           std::int64_t n) {
  if (engine::Outcome* outcome = of(person)) outcome->counts.at(day_, mechanism, counter) += n;
}

void SegmentCount::posted(engine::PersonIndex person, int cost_centre, engine::Account debit,
                          engine::Account credit, engine::Fen amount) {
  if (engine::Outcome* outcome = of(person))
    outcome->ledger.post(day_, cost_centre, debit, credit, amount);
}

} // namespace pondlab::experiment
