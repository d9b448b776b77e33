#include "mechanisms/common/audiences.hpp"

#include "engine/model/plan.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace pondlab::mechanisms {

using namespace engine;

CompiledTarget::CompiledTarget(const Target& target, const Plan& plan)
    : target_(target), holdout_(target.holdout, static_cast<Assigned>(target.holdout_by)) {
  for (const Segment& segment : plan.setup.segments)
    segments_.push_back(target.segments.empty() ||
                        std::find(target.segments.begin(), target.segments.end(), segment.id) !=
                            target.segments.end());
}

bool CompiledTarget::takes(const CampaignDay& day, PersonIndex person) const {
  return segments_[static_cast<std::size_t>(day.plan.layout.cohort_of(person).segment)] &&
         matches(day.people, person, day.day) &&
         !holdout_.holds(day.plan, day.people, day.source, person);
}

bool CompiledTarget::matches(const People& people, PersonIndex person, Day day) const {
  const bool bought = people.orders[person] > 0;
  const auto buyers = static_cast<TargetBuyers>(target_.buyers);
  if (buyers == TargetBuyers::bought && !bought) return false;
  if (buyers == TargetBuyers::never_bought && bought) return false;
  if (people.orders[person] < target_.orders_min) return false;
  const int idle = day - people.last_order[person];
  if (idle < target_.idle_min || (target_.idle_max > 0 && idle > target_.idle_max)) return false;
  switch (static_cast<TargetLayer>(target_.layer)) {
  case TargetLayer::everyone:
    return true;
  case TargetLayer::price_sensitive:
    return people.record[person].price_sensitivity > 0;
  case TargetLayer::not_price_sensitive:
    return people.record[person].price_sensitivity <= 0;
  case TargetLayer::newness_seeking:
    return people.record[person].newness > 0;
  }
  return true;
}

namespace {

/// Bit i of the result is set iff byte i of `flags` is 1 (all bytes are 0 or 1).
std::uint64_t bits_of(const std::array<std::uint8_t, 64>& flags) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t eight;
    std::memcpy(&eight, flags.data() + 8 * i, 8);
    bits |= (eight * 0x0102040810204080u >> 56) << (8 * i);
  }
  return bits;
}

/// People of 64 places from `first` on who are in the pool and can be reached as wanted.
std::uint64_t reachable(const People& people, PersonIndex first, std::uint8_t must,
                        std::uint8_t must_not) {
  std::array<std::uint8_t, 64> flags;
  const std::uint8_t* reach = people.reach.data() + first;
  const Stage* stage = people.stage.data() + first;
  const auto mask = static_cast<std::uint8_t>(must | must_not);
  for (std::size_t i = 0; i < 64; ++i)
    flags[i] = static_cast<std::uint8_t>(((reach[i] & mask) == must) & (stage[i] > Stage::sea));
  return bits_of(flags);
}

} // namespace

void CompiledTarget::select_part(const Plan& plan, const People& people, const Source& source,
                                 Day day, Reached reached, PersonIndex first, PersonIndex last,
                                 Audience& audience) const {
  const bool everybody = takes_everybody();
  for (; first < last; first += 64) {
    std::uint64_t chosen = reachable(people, first, reached.must, reached.must_not);
    if (!everybody)
      for (std::uint64_t rest = chosen; rest != 0; rest &= rest - 1) {
        const auto i = static_cast<PersonIndex>(std::countr_zero(rest));
        if (!matches(people, first + i, day) || holdout_.holds(plan, people, source, first + i))
          chosen &= ~(std::uint64_t{1} << i);
      }
    audience.words()[first / 64] = chosen;
  }
}

Audience CompiledTarget::select(const Plan& plan, const People& people, const Source& source,
                                Day day, std::uint8_t must, std::uint8_t must_not) const {
  Audience audience(people.size());
  // Padding to the end of the last tile is in nobody's pool.
  for (const Cohort& cohort : plan.layout.cohorts())
    if (segments_[static_cast<std::size_t>(cohort.segment)])
      select_part(plan, people, source, day, {must, must_not}, cohort.first,
                  cohort.first + cohort.count, audience);
  return audience;
}

Audience CompiledTarget::select(const CampaignDay& day, std::uint8_t must,
                                std::uint8_t must_not) const {
  constexpr std::size_t people_a_part = std::size_t{64} * 512;
  Audience audience(day.people.size());
  for (const Cohort& cohort : day.plan.layout.cohorts())
    if (segments_[static_cast<std::size_t>(cohort.segment)])
      day.parallel_for(cohort.count, people_a_part, [&](std::size_t from, std::size_t to, int) {
        select_part(day.plan, day.people, day.source, day.day, {must, must_not},
                    cohort.first + static_cast<PersonIndex>(from),
                    cohort.first + static_cast<PersonIndex>(to), audience);
      });
  return audience;
}

bool CompiledTarget::takes_all() const {
  return takes_everybody() && std::ranges::all_of(segments_, [](bool taken) { return taken; });
}

bool CompiledTarget::takes_everybody() const {
  return !holdout_.any() && target_.buyers == static_cast<int>(TargetBuyers::anyone) &&
         target_.orders_min == 0 && target_.idle_min == 0 && target_.idle_max == 0 &&
         target_.layer == static_cast<int>(TargetLayer::everyone);
}

CompiledSchedule::CompiledSchedule(const Schedule& schedule, const Plan& plan)
    : due_(static_cast<std::size_t>(plan.day_count()), false) {
  for (const Day day : days_of(schedule, plan.start(), plan.day_count()))
    due_[static_cast<std::size_t>(day)] = true;
}

void note_addressed(const CampaignDay& day, const Audience& audience) {
  audience.each([&](PersonIndex person) {
    day.state.people.write(person).addressed = static_cast<std::int16_t>(day.day);
  });
}

} // namespace pondlab::mechanisms
