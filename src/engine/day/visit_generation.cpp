#include "engine/day/visit_generation.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

constexpr double coldest = .02;    ///< log-rate below which a stimulus is over
constexpr int most_visits = 1'000; ///< a day and clock; keeps addresses apart

} // namespace

template <class Trace>
void VisitGeneration<Trace>::fill(std::size_t stretch) {
  today_.own.visits = today_.work.led_visits[stretch];
  if (today_.work.plan.demand <= 0) return;
  organic_visits(today_.work.stretches[stretch]);
  campaign_visits(today_.work.stretches[stretch]);
}

template <class Trace>
inline void VisitGeneration<Trace>::add(PersonIndex person, StreamId stream, std::int64_t count,
                                        bool organic) {
  const std::int64_t visits = std::min<std::int64_t>(count, most_visits);
  for (std::int64_t k = 0; k < visits; ++k) {
    // Where it stays: to copy what has just been put together would wait for it.
    Visit& visit = today_.own.visits.emplace_back();
    visit.person = person;
    visit.stream = stream;
    visit.number = static_cast<std::uint16_t>(k);
    visit.organic = organic;
  }
  today_.count(person, Counter::active);
}

/// Bounds of the day. The worker's scratch holds them where they differ from the ordinary ones.
template <class Trace>
const std::uint8_t*
VisitGeneration<Trace>::bounds_of_day(const Stretch& stretch,
                                      const std::vector<std::uint8_t>& ordinary) {
  const std::uint8_t* const first =
      ordinary.data() + stretch.cohort->first + std::size_t{stretch.tiles.from} * tile_size;
  const double demand = today_.work.plan.demand;
  if (demand <= 1) return first;
  std::array<std::uint8_t, 256> scaled;
  for (std::size_t bound = 0; bound < scaled.size(); ++bound)
    scaled[bound] = bound_of_day(static_cast<std::uint8_t>(bound), demand);
  std::vector<std::uint8_t>& bounds = today_.own.bounds;
  bounds.resize((stretch.tiles.to - stretch.tiles.from) * std::size_t{tile_size});
  for (std::size_t i = 0; i < bounds.size(); ++i) bounds[i] = scaled[first[i]];
  return bounds.data();
}

/// Visits of the baseline clock: one filter byte a person; the few that pass are evaluated exactly.
/// A bound is 0 unless the person's clock runs.
template <class Trace>
void VisitGeneration<Trace>::organic_visits(const Stretch& stretch) {
  const People& people = today_.state.people;
  const double demand = today_.work.plan.demand;
  const SegmentPlan& segment =
      today_.plan.segments[static_cast<std::size_t>(stretch.cohort->segment)];
  ThinningSampler thin(today_.source(), today_.day,
                       {stream::organic_thinning, stream::organic_count});
  thin.by_bounds(
      *stretch.cohort, stretch.tiles, bounds_of_day(stretch, people.filter),
      [&](PersonIndex person) { prefetch(&people.record[person]); },
      [&](const Passed& passed) {
        const double mean = segment.visits_a_day(people.record[passed.person].rate) * demand;
        const std::int64_t visits = poisson(passed.unit, mean);
        if (visits > 0) add(passed.person, stream::organic_visit, visits, true);
      });
}

/// Visits that contacts add: ν(e^A − 1) for those with a stimulus A left. Whose stimulus is over is
/// not asked again until the next contact.
template <class Trace>
void VisitGeneration<Trace>::campaign_visits(const Stretch& stretch) {
  People& people = today_.state.people;
  const double demand = today_.work.plan.demand;
  const SegmentPlan& segment =
      today_.plan.segments[static_cast<std::size_t>(stretch.cohort->segment)];
  ThinningSampler thin(today_.source(), today_.day,
                       {stream::campaign_thinning, stream::campaign_count});
  thin.by_bounds(
      *stretch.cohort, stretch.tiles, bounds_of_day(stretch, people.campaign_thinning),
      [&](PersonIndex person) { prefetch(&people.record[person]); },
      [&](const Passed& passed) {
        const PersonIndex person = passed.person;
        const std::int16_t stimulus = stimulus_left(today_.plan, people, person, today_.day);
        if (stimulus < coldest / People::state_unit) {
          people.campaign_thinning[person] = 0;
          return;
        }
        const double more =
            today_.plan.response_tables.visits(static_cast<std::uint16_t>(stimulus)) - 1;
        const double mean = segment.visits_a_day(people.record[person].rate) * demand * more;
        if (passed.unit >= mean) return; // 1 − e^−m ≤ m: no visit
        const std::int64_t visits = poisson(passed.unit, mean);
        if (visits > 0) add(person, stream::campaign_visit, visits, false);
      });
}

template class VisitGeneration<NoTrace>;
template class VisitGeneration<Witness>;

} // namespace pondlab::engine
