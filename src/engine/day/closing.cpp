#include "engine/day/day_context.hpp"

namespace pondlab::engine {

namespace {

/// Sum over the cells of a day that are not zero: a mechanism that did nothing adds nothing, and
/// the campaign's order does not matter.
std::uint64_t hash_of_cells(const Plan& plan, const State& state, Day day) {
  std::uint64_t hash = 0;
  const auto add = [&](std::uint64_t owner, std::uint64_t number, std::int64_t cell) {
    if (cell != 0) hash += mix64(mix64(owner, number), static_cast<std::uint64_t>(cell));
  };
  enum : std::uint64_t { world_counts, touch_counts, books };
  const auto owner = [&](int mechanism) {
    return mechanism < 0 ? 0 : plan.campaign[static_cast<std::size_t>(mechanism)].key();
  };
  for (int i = 0; i < counter_count; ++i)
    add(world_counts, static_cast<std::uint64_t>(i), state.counts.at(day, static_cast<Counter>(i)));
  for (int m = 0; m < plan.mechanism_count(); ++m)
    for (int i = 0; i < touch_counter_count; ++i)
      add(mix64(touch_counts, owner(m)), static_cast<std::uint64_t>(i),
          state.counts.at(day, m, static_cast<TouchCounter>(i)));
  for (int m = -1; m < plan.mechanism_count(); ++m)
    for (int i = 0; i < account_count; ++i)
      add(mix64(books, owner(m)), static_cast<std::uint64_t>(i),
          state.ledger.cell(day, m + 1, static_cast<Account>(i)));
  return hash;
}

} // namespace

/// The day's stocks, the mechanisms' last word, and the day's hash.
template <class Trace>
void close_measures(DayContext<Trace>& context) {
  State& state = context.state;
  for (int m = 0; m < context.plan.mechanism_count(); ++m)
    context.plan.campaign[static_cast<std::size_t>(m)].mechanism->close_day(
        context.campaign_day(m));
  for (int m = 0; m < context.plan.mechanism_count(); ++m)
    if (context.plan.campaign[static_cast<std::size_t>(m)].mechanism->session_on(context.day))
      context.count(Counter::live_sessions);
  context.own.sums.add_to(state, context.day);
  const auto stock = [&](Counter counter, std::int64_t n) {
    state.counts.at(context.day, counter) += n;
  };
  stock(Counter::members, state.stocks.members);
  stock(Counter::contacts, state.stocks.contacts);
  stock(Counter::in_community, state.stocks.in_community);
  stock(Counter::phones, state.stocks.phones);
  stock(Counter::followers, state.stocks.followers);
  state.day_hashes.push_back(mix64(state.events_hash) +
                             hash_of_cells(context.plan, state, context.day));
  state.events_hash = 0;
}

PONDLAB_PHASE(close_measures);

} // namespace pondlab::engine
