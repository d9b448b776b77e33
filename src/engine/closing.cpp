#include "engine/today.hpp"

namespace pondlab::engine {

/// The day's stocks, the mechanisms' last word, and the day's hash.
template <class Trace>
void close_measures(Today<Trace>& today) {
  State& state = today.state;
  for (int m = 0; m < today.plan.mechanism_count(); ++m)
    today.plan.campaign[static_cast<std::size_t>(m)].mechanism->close_day(today.campaign_day(m));
  for (int m = 0; m < today.plan.mechanism_count(); ++m)
    if (today.plan.campaign[static_cast<std::size_t>(m)].mechanism->live_on(today.day))
      today.count(Counter::live_sessions);
  today.count(Counter::members, state.members);
  today.count(Counter::contacts, state.contacts);
  today.count(Counter::in_community, state.in_community);
  today.count(Counter::phones, state.phones);
  std::uint64_t hash = mix64(state.events_hash);
  for (const std::int64_t cell : state.ledger.cells_of(today.day))
    hash = mix64(hash, static_cast<std::uint64_t>(cell));
  for (const std::int64_t cell : state.counts.cells_of(today.day))
    hash = mix64(hash, static_cast<std::uint64_t>(cell));
  state.day_hashes.push_back(hash);
  state.events_hash = 0;
}

PONDLAB_PHASE(close_measures);

} // namespace pondlab::engine
