#include "engine/day/today.hpp"

#include <vector>

namespace pondlab::engine {

namespace {

template <class Trace>
void take_back(Today<Trace>& today, const Order& order) {
  const auto post = [&](Account debit, Account credit, Fen amount) {
    today.post(order.person, order.attributed + 1, debit, credit, amount);
  };
  post(Account::refunds, Account::cash, order.paid());
  post(Account::stock, Account::goods, order.cost);
  post(Account::freight, Account::cash, today.plan.economics().return_cost);
  if (order.product >= 0 && order.size >= 0)
    ++today.state
          .stock[static_cast<std::size_t>(order.product)][static_cast<std::size_t>(order.size)];
  today.count(order.person, Counter::returns);
  today.count(order.person, Counter::refunded, order.paid());
  if (order.attributed >= 0 || !order.baseline) {
    Mood mood = mood_of(today.plan, today.state.people, order.person, today.day);
    mood.trust -= today.plan.response().trust_return;
    set_mood(today.state.people, order.person, today.day, mood);
  }
  today.hash(order.person, hashed(HashedEvent::returned, static_cast<std::uint64_t>(order.paid())));
  today.record(order, TraceKind::returned, -1,
               {static_cast<double>(order.day), static_cast<double>(order.minute)});
}

} // namespace

/// Orders of earlier days come back, or become final and settle.
template <class Trace>
void deliveries_and_returns(Today<Trace>& today) {
  auto& due = today.state.unsettled[static_cast<std::size_t>(today.day % horizon_ring)];
  std::vector<Order> returned, settled;
  for (const Order& order : due) {
    if (order.returned) take_back(today, order);
    (order.returned ? returned : settled).push_back(order);
  }
  due.clear();
  for (int m = 0; m < today.plan.mechanism_count(); ++m) {
    const Mechanism& mechanism = *today.plan.campaign[static_cast<std::size_t>(m)].mechanism;
    mechanism.on_refunds(today.campaign_day(m), returned);
    mechanism.on_settled(today.campaign_day(m), settled);
  }
}

PONDLAB_PHASE(deliveries_and_returns);

} // namespace pondlab::engine
