#include "engine/day/ticks_ahead.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::engine {

namespace {

/// Who is moved that much more easily orders several times, and only the first order is one of the
/// clock's; so seldom buyers' share is raised, by what a strong message and a coupon showed.
constexpr double several = .1;

} // namespace

Borrowing borrowing_of(double share, double chance) {
  if (share <= 0 || chance <= 0) return {};
  if (share <= chance) return {.borrowed = share / chance};
  share = std::min(1., share * (1 + several * (1 - chance / share)));
  const double with_tick = std::min(share / chance, Borrowing::most);
  return {.with_tick = with_tick,
          .without_tick = chance < 1 ? (1 - chance * with_tick) / (1 - chance) : 1,
          .borrowed = 1};
}

double borrowing_bound(double share, double events, int stages) {
  if (stages > 1) return Borrowing::most;
  // 1 − e^−x ≥ x − x²/2.
  const double chance = events < 1 ? events * (1 - events / 2) : .5;
  return share <= chance ? 1 : std::min(Borrowing::most, share * (1 + several) / chance);
}

template <class Trace>
double events_ahead(const DayContext<Trace>& context, PersonIndex person) {
  return context.plan.segment_of(person).stages * context.state.people.record[person].rate / 7 *
         context.plan.demand_ahead[static_cast<std::size_t>(context.day)];
}

template <class Trace>
double chance_of_tick(const DayContext<Trace>& context, PersonIndex person, int owed) {
  const SegmentPlan& segment = context.plan.segment_of(person);
  const People& people = context.state.people;
  const double events = events_ahead(context, person);
  const int needed = segment.stages * (owed + 1) - people.record[person].clock_stage;
  double term = exp(-events), fewer = 0;
  for (int n = 0; n < needed; term *= events / ++n) fewer += term;
  double chance = std::clamp(1 - fewer, 0., 1.);
  for (int tick = 0; tick < owed; ++tick) chance *= 1 - people.record[person].drop_out;
  return chance;
}

namespace {

/// The order clock of one person in days to come.
template <class Trace>
class ClockAhead {
public:
  ClockAhead(const DayContext<Trace>& context, PersonIndex person)
      : context_(context), cohort_(context.plan.layout.cohort_of(person)),
        segment_(context.plan.segments[static_cast<std::size_t>(cohort_.segment)]),
        record_(context.state.people.record[person]), ordinal_(person - cohort_.first),
        ordinary_bound_(context.state.people.filter[person]), stage_(record_.clock_stage) {}

  /// Whether it ticks so many times within so many days from tomorrow on.
  bool ticks(int wanted, int days) {
    std::array<std::uint8_t, days_at_once> bytes;
    const Day end = context_.day + 1 + days;
    for (Day first = context_.day + 1; first < end; first += days_at_once) {
      const int some = std::min<int>(days_at_once, end - first);
      ThinningFilter(context_.source(), cohort_.hash, first, stream::organic_thinning)
          .bytes_ahead(ordinal_, std::span(bytes).first(static_cast<std::size_t>(some)));
      for (int i = 0; i < some; ++i) {
        const std::uint8_t byte = bytes[static_cast<std::size_t>(i)];
        if (comes(first + i, byte) && !pass(first + i, byte, wanted)) return wanted == 0;
      }
    }
    return false;
  }

private:
  static constexpr int days_at_once = 48;

  /// Whether the person comes through the filter of that day: on most days they do not.
  bool comes(Day day, std::uint8_t byte) const {
    return passes_thinning(byte, bound_of_day(ordinary_bound_, context_.plan.demand_on(day)));
  }

  /// Lets the visits of a day pass; false once no more are wanted or the clock has stopped. Ticks
  /// are taken off `wanted`.
  bool pass(Day day, std::uint8_t byte, int& wanted) {
    const std::uint64_t key = person_key(cohort_.hash, ordinal_);
    const auto draw_at = [&](StreamId stream, std::uint32_t number) {
      return draw(context_.source(), key, day, stream, number);
    };
    const double mean = segment_.visits_a_day(record_.rate) * context_.plan.demand_on(day);
    const std::int64_t visits =
        poisson(thinning_unit(byte, draw_at(stream::organic_count, 0).word[0]), mean);
    for (std::int64_t k = 0; k < visits; ++k) {
      const auto number = 2u * static_cast<std::uint32_t>(k);
      const double chance = segment_.event_chance(record_.rate);
      if (unit(draw_at(stream::organic_visit, number).word[1]) >= chance) continue;
      stage_ = stage_ + 1 < segment_.stages ? stage_ + 1 : 0;
      if (stage_ != 0) continue;
      if (--wanted == 0) return false;
      if (unit(draw_at(stream::organic_visit, number + 1).word[0]) < record_.drop_out) return false;
    }
    return true;
  }

  const DayContext<Trace>& context_;
  const Cohort& cohort_;
  const SegmentPlan& segment_;
  const PersonRecord& record_;
  std::uint32_t ordinal_;
  std::uint8_t ordinary_bound_;
  int stage_;
};

} // namespace

template <class Trace>
bool will_tick(const DayContext<Trace>& context, PersonIndex person, int owed) {
  return ClockAhead(context, person).ticks(owed + 1, context.plan.response().pull_horizon);
}

template double events_ahead(const DayContext<NoTrace>&, PersonIndex);
template double events_ahead(const DayContext<Witness>&, PersonIndex);
template double chance_of_tick(const DayContext<NoTrace>&, PersonIndex, int);
template double chance_of_tick(const DayContext<Witness>&, PersonIndex, int);
template bool will_tick(const DayContext<NoTrace>&, PersonIndex, int);
template bool will_tick(const DayContext<Witness>&, PersonIndex, int);

} // namespace pondlab::engine
