#include "engine/day/sieve.hpp"
#include "engine/day/today.hpp"
#include "engine/numeric/fetch.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/purpose.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

constexpr Day told_days = 7; ///< a friend's purchase stays on one's mind for a week

/// Whose share it was: where several friends shared, the first of them.
template <class Trace>
PersonIndex sharer_heard(const Today<Trace>& today, PersonIndex person) {
  for (const PersonIndex sharer : today.state.sharers)
    if (std::ranges::binary_search(today.population.friends.of(sharer), person)) return sharer;
  return person;
}

template <class Trace>
void hear(Today<Trace>& today, PersonIndex person) {
  State& state = today.state;
  People& people = state.people;
  const Response& response = today.plan.response();
  Mood mood = mood_of(today.plan, people, person, today.day);
  mood.stimulus = std::min(response.stimulus_cap, mood.stimulus + response.friend_stimulus);
  set_mood(people, person, today.day, mood);
  set_campaign_gate(today.plan, people, person);
  if (!(people.marks[person] & mark::friend_told)) {
    people.marks[person] |= mark::friend_told;
    state.told.push_back(person);
    state.told_until.push_back(static_cast<std::int16_t>(today.day + told_days));
  }
  today.count(person, Counter::friend_contacts);
  today.hash(person, hashed(HashedEvent::shared));
  if (today.follows(person))
    today.record(person, TraceKind::friend_share, -1, -1, 0,
                 {mood.stimulus, static_cast<double>(sharer_heard(today, person))});
}

/// Yesterday's shares reach friends in the pool: scattered into a set, since the first friend
/// matters and further ones do not.
template <class Trace>
void reach_friends(Today<Trace>& today) {
  if (today.state.sharers.empty()) return;
  Audience friends(today.state.people.size());
  for (const PersonIndex sharer : today.state.sharers)
    for (const PersonIndex other : today.population.friends.of(sharer))
      if (clock_runs(today.state.people.stage[other])) friends.insert(other);
  const double seen = today.plan.response().friend_seen / double{whole};
  sieve(
      today.plan.layout, today.source(), today.day, {purpose::friend_gate, purpose::friend_seen},
      friends, gate_bound(seen),
      [&](PersonIndex person) { fetch(&today.state.people.mood[person]); },
      [&](const Passed& passed) {
        if (passed.unit < seen) hear(today, passed.person);
      });
}

/// Buyers out of a campaign tell their friends, who see it tomorrow.
template <class Trace>
void choose_sharers(Today<Trace>& today) {
  today.state.sharers.clear();
  if (today.population.friends.empty()) return;
  const auto share = static_cast<std::uint32_t>(today.plan.response().share);
  for (const Order& order : today.work.orders) {
    if (order.attributed < 0) continue;
    const Block block = draw(today.source(), order.key, today.day, purpose::share);
    if (uniform_below(block.word[0], whole) >= share) continue;
    today.state.sharers.push_back(order.person);
    today.count(order.person, Counter::shares);
    today.record(order.person, TraceKind::shared, order.minute, order.attributed, 0);
  }
}

template <class Trace>
void forget_shares(Today<Trace>& today) {
  State& state = today.state;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < state.told.size(); ++i) {
    if (state.told_until[i] <= today.day) {
      state.people.marks[state.told[i]] &= static_cast<std::uint8_t>(~mark::friend_told);
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
void social(Today<Trace>& today) {
  forget_shares(today);
  reach_friends(today);
  choose_sharers(today);
}

PONDLAB_PHASE(social);

} // namespace pondlab::engine
