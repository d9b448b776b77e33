#include "engine/day/today.hpp"

namespace pondlab::engine {

/// The day's calendar and shocks, and what the standing organisation costs.
template <class Trace>
void supply_and_shocks(Today<Trace>& today) {
  today.work.plan = today.plan.days[static_cast<std::size_t>(today.day)];
  // A year's licences in daily parts that add up to the fen.
  const Fen year = today.plan.economics().seat_year * today.plan.guides;
  const Fen due = year * (today.day + 1) / 365 - year * today.day / 365;
  today.state.ledger.post(today.day, 0, Account::seats, Account::cash, due);
}

PONDLAB_PHASE(supply_and_shocks);

} // namespace pondlab::engine
