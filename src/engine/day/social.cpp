#include "engine/day/day_context.hpp"
#include "engine/day/thinning_sampler.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

constexpr Day told_days = 7; ///< a friend's purchase stays on one's mind for a week

/// Whose share it was: where several friends shared, the first of them.
template <class Trace>
PersonIndex sharer_heard(const DayContext<Trace>& context, PersonIndex person) {
  for (const PersonIndex sharer : context.state.sharers)
    if (std::ranges::binary_search(context.population.friends.of(sharer), person)) return sharer;
  return person;
}

template <class Trace>
void hear(DayContext<Trace>& context, PersonIndex person) {
  State& state = context.state;
  People& people = state.people;
  const Response& response = context.plan.response();
  ResponseState response_state = response_state_of(context.plan, people, person, context.day);
  response_state.stimulus =
      std::min(response.stimulus_cap, response_state.stimulus + response.friend_stimulus);
  set_response_state(people, person, context.day, response_state);
  set_campaign_gate(context.plan, people, person);
  if (!(people.record[person].marks & mark::friend_told)) {
    people.record[person].marks |= mark::friend_told;
    state.told.push_back(person);
    state.told_until.push_back(static_cast<std::int16_t>(context.day + told_days));
  }
  context.count(person, Counter::friend_contacts);
  context.hash(person, hashed(HashedEvent::shared));
  if (context.follows(person))
    context.record(person, TraceKind::friend_share, -1, -1, 0,
                   {response_state.stimulus, static_cast<double>(sharer_heard(context, person))});
}

/// Yesterday's shares reach friends in the pool: scattered into a set, since the first friend
/// matters and further ones do not.
template <class Trace>
void reach_friends(DayContext<Trace>& context) {
  if (context.state.sharers.empty()) return;
  Audience friends(context.state.people.size());
  for (const PersonIndex sharer : context.state.sharers)
    for (const PersonIndex other : context.population.friends.of(sharer))
      if (clock_runs(context.state.people.stage[other])) friends.insert(other);
  const double seen = context.plan.response().friend_seen / double{whole};
  thin(
      context.plan.layout, context.source(), context.day,
      {stream::friend_thinning, stream::friend_seen}, friends, thinning_bound(seen),
      [&](PersonIndex person) { prefetch(&context.state.people.record[person]); },
      [&](const Passed& passed) {
        if (passed.unit < seen) hear(context, passed.person);
      });
}

/// Buyers out of a campaign tell their friends, who see it tomorrow.
template <class Trace>
void choose_sharers(DayContext<Trace>& context) {
  context.state.sharers.clear();
  if (context.population.friends.empty()) return;
  const auto share = static_cast<std::uint32_t>(context.plan.response().share);
  for (const Order& order : context.work.orders) {
    if (order.attributed < 0) continue;
    const Block block = draw(context.source(), order.key, context.day, stream::share);
    if (uniform_below(block.word[0], whole) >= share) continue;
    context.state.sharers.push_back(order.person);
    context.count(order.person, Counter::shares);
    context.record(order.person, TraceKind::shared, order.minute, order.attributed, 0);
  }
}

template <class Trace>
void forget_shares(DayContext<Trace>& context) {
  State& state = context.state;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < state.told.size(); ++i) {
    if (state.told_until[i] <= context.day) {
      state.people.record[state.told[i]].marks &= static_cast<std::uint8_t>(~mark::friend_told);
      continue;
    }
    state.told[kept] = state.told[i];
    state.told_until[kept++] = state.told_until[i];
  }
  state.told.resize(kept);
  state.told_until.resize(kept);
}

} // namespace

/// What friends hear of each other: yesterday's shares are seen, today's are chosen.
template <class Trace>
void social(DayContext<Trace>& context) {
  forget_shares(context);
  reach_friends(context);
  choose_sharers(context);
}

PONDLAB_PHASE(social);

} // namespace pondlab::engine
