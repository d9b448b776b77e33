#include "engine/day/day_context.hpp"
#include "engine/day/gift_cards.hpp"
#include "engine/day/order_stock.hpp"

#include <vector>

namespace pondlab::engine {

namespace {

/// Coupons redeemed in an order that comes back whole are the buyer's again, while they are valid.
template <class Trace>
void give_back(DayContext<Trace>& context, const Order& order) {
  for (const Cut& cut : order.bill.taken_off()) {
    // What has no end is taken away and given by its mechanism alone.
    if (cut.count == 0 || cut.until < context.day || cut.until == Held::no_end) continue;
    if (context.plan.campaign[static_cast<std::size_t>(cut.mechanism)].mechanism->is_retired())
      continue;
    context.state.wallet.put(order.person, held_of(cut));
    context.count(order.person, cut.mechanism, TouchCounter::given_back, cut.count);
    context.hash(order.person, hashed(HashedEvent::given, static_cast<std::uint64_t>(cut.count)));
  }
}

template <class Trace>
void take_back(DayContext<Trace>& context, const Order& order) {
  const auto post = [&](Account debit, Account credit, Fen amount) {
    context.post(order.person, order.attributed + 1, debit, credit, amount);
  };
  post(Account::refunds, Account::cash, order.paid());
  for (std::size_t i = 0; i < order.bill.cut_count; ++i)
    each_funded(order, i, [&](Account due, Fen part) {
      context.post(order.person, order.bill.cuts[i].mechanism + 1, Account::refunds, due, part);
    });
  post(Account::stock, Account::goods, order.cost);
  post(Account::freight, Account::cash, context.plan.economics().return_cost);
  Bill bill = order.bill;
  put_back(context.state, bill);
  give_back(context, order);
  const Fen carded = refund_to_cards(context, order);
  context.count(order.person, Counter::returns);
  context.count(order.person, Counter::refunded, order.paid());
  if (order.attributed >= 0 || !order.baseline) {
    ResponseState response_state =
        response_state_of(context.plan, context.state.people, order.person, context.day);
    response_state.trust -= context.plan.response().trust_return;
    set_response_state(context.state.people, order.person, context.day, response_state);
  }
  context.hash(order.person,
               hashed(HashedEvent::returned, static_cast<std::uint64_t>(order.paid())));
  context.record(order, TraceKind::returned, -1,
                 {static_cast<double>(order.day), static_cast<double>(order.minute)}, carded);
}

} // namespace

/// Orders of earlier days come back, or become final and settle.
template <class Trace>
void deliveries_and_returns(DayContext<Trace>& context) {
  auto& due = context.state.unsettled[static_cast<std::size_t>(context.day % horizon_ring)];
  std::vector<Order> returned, settled;
  for (const Order& order : due) {
    if (order.returned) take_back(context, order);
    (order.returned ? returned : settled).push_back(order);
  }
  due.clear();
  for (int m = 0; m < context.plan.mechanism_count(); ++m) {
    const Mechanism& mechanism = *context.plan.campaign[static_cast<std::size_t>(m)].mechanism;
    mechanism.on_refunds(context.campaign_day(m), returned);
    mechanism.on_settled(context.campaign_day(m), settled);
  }
}

PONDLAB_PHASE(deliveries_and_returns);

} // namespace pondlab::engine
