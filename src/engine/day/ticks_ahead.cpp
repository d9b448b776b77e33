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
        segment_(context.plan.segments[static_cast<std::size_t>(cohort_.segment)]), person_(person),
        key_(person_key(cohort_.hash, person - cohort_.first)),
        visits_(segment_.visits_a_day(people().record[person].rate)),
        chance_(segment_.event_chance(people().record[person].rate)),
        stage_(people().record[person].clock_stage) {}

  /// Lets a day pass; false once the clock has stopped. Ticks are taken off `wanted`.
  bool pass(Day day, int& wanted) {
    const std::int64_t visits = visits_on(day);
    for (std::int64_t k = 0; k < visits && wanted > 0; ++k) {
      const auto number = 2u * static_cast<std::uint32_t>(k);
      if (unit(draw_visit(day, number).word[1]) >= chance_) continue;
      stage_ = stage_ + 1 < segment_.stages ? stage_ + 1 : 0;
      if (stage_ != 0) continue;
      --wanted;
      if (unit(draw_visit(day, number + 1).word[0]) < people().record[person_].drop_out)
        return false;
    }
    return true;
  }

private:
  const People& people() const { return context_.state.people; }

  Block draw_visit(Day day, std::uint32_t number) const {
    return draw(context_.source(), key_, day, stream::organic_visit, number);
  }

  std::int64_t visits_on(Day day) {
    const double demand = context_.plan.demand_on(day);
    const std::uint8_t byte = filter_byte(day);
    if (!passes_thinning(byte, bound_of_day(people().filter[person_], demand))) return 0;
    const Block own = draw(context_.source(), key_, day, stream::organic_count);
    return poisson(thinning_unit(byte, own.word[0]), visits_ * demand);
  }

  /// Bytes of some days are made together.
  std::uint8_t filter_byte(Day day) {
    if (day >= drawn_from_ + static_cast<Day>(bytes_.size())) {
      drawn_from_ = day;
      ThinningFilter(context_.source(), cohort_.hash, day, stream::organic_thinning)
          .bytes_ahead(person_ - cohort_.first, bytes_);
    }
    return bytes_[static_cast<std::size_t>(day - drawn_from_)];
  }

  const DayContext<Trace>& context_;
  const Cohort& cohort_;
  const SegmentPlan& segment_;
  PersonIndex person_;
  std::uint64_t key_;
  double visits_; ///< a day
  double chance_; ///< that one takes the clock a stage further
  int stage_;
  std::array<std::uint8_t, 16> bytes_; ///< of the filter, from a day on
  Day drawn_from_ = -1'000;
};

} // namespace

template <class Trace>
bool will_tick(const DayContext<Trace>& context, PersonIndex person, int owed) {
  ClockAhead clock(context, person);
  int wanted = owed + 1;
  const Day last = context.day + context.plan.response().pull_horizon;
  for (Day day = context.day + 1; day <= last && wanted > 0; ++day)
    if (!clock.pass(day, wanted)) break;
  return wanted == 0;
}

template double events_ahead(const DayContext<NoTrace>&, PersonIndex);
template double events_ahead(const DayContext<Witness>&, PersonIndex);
template double chance_of_tick(const DayContext<NoTrace>&, PersonIndex, int);
template double chance_of_tick(const DayContext<Witness>&, PersonIndex, int);
template bool will_tick(const DayContext<NoTrace>&, PersonIndex, int);
template bool will_tick(const DayContext<Witness>&, PersonIndex, int);

} // namespace pondlab::engine
