#include "engine/day/day_context.hpp"

namespace pondlab::engine {

/// The day's calendar and shocks, and what the standing organisation costs.
template <class Trace>
void supply_and_shocks(DayContext<Trace>& context) {
  context.work.plan = context.plan.days[static_cast<std::size_t>(context.day)];
  // A year's licences in daily parts that add up to the fen.
  const Fen year = context.plan.economics().seat_year * context.plan.guides;
  const Fen due = year * (context.day + 1) / 365 - year * context.day / 365;
  context.state.ledger.post(context.day, 0, Account::seats, Account::cash, due);
}

PONDLAB_PHASE(supply_and_shocks);

} // namespace pondlab::engine
