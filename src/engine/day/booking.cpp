#include "engine/day/today.hpp"
#include "engine/numeric/fetch.hpp"

namespace pondlab::engine {

namespace {

int cost_centre(const Order& order) { return order.attributed + 1; }

template <class Trace>
void post_sale(Today<Trace>& today, const Order& order) {
  const Economics& economics = today.plan.economics();
  const auto post = [&](Account debit, Account credit, Fen amount) {
    today.post(order.person, cost_centre(order), debit, credit, amount);
  };
  post(Account::cash, Account::sales, order.paid());
  post(Account::coupon_subsidy, Account::sales, order.coupon_saving);
  post(Account::discount_subsidy, Account::sales, order.discount);
  post(Account::goods, Account::stock, order.cost);
  post(Account::payment_fees, Account::cash, share_of(order.paid(), economics.payment_fee));
  if (order.channel != Channel::store) post(Account::freight, Account::cash, economics.freight);
  if (order.channel == Channel::marketplace)
    post(Account::platform_fees, Account::cash, share_of(order.paid(), economics.marketplace_fee));
}

template <class Trace>
void count_sale(Today<Trace>& today, const Order& order) {
  const auto count = [&](Counter counter, std::int64_t n = 1) {
    today.count(order.person, counter, n);
  };
  const int channel = static_cast<int>(order.channel);
  count(static_cast<Counter>(static_cast<int>(Counter::orders_store) + channel));
  count(static_cast<Counter>(static_cast<int>(Counter::paid_store) + channel), order.paid());
  count(order.baseline ? Counter::baseline_orders : Counter::campaign_orders);
  if (order.channel == Channel::shop && mark_today(today, order.person, mark::paid_shop))
    count(Counter::payers_shop);
  if (mark_today(today, order.person, mark::paid)) count(Counter::buyers);
  if (order.live >= 0) {
    count(Counter::live_paid, order.paid());
    if (mark_today(today, order.person, mark::paid_live)) count(Counter::live_payers);
  }
}

/// Reported results of a mechanism, as a dashboard counts them. Whether the order converts the
/// person: the first attributed one since the mechanism addressed them.
template <class Trace>
bool count_attributed(Today<Trace>& today, const Order& order) {
  const auto count = [&](int mechanism, TouchCounter counter, std::int64_t n = 1) {
    today.count(order.person, mechanism, counter, n);
  };
  if (order.coupon >= 0) {
    CampaignMemory& memory =
        today.state.mechanisms[static_cast<std::size_t>(order.coupon)].people.write(order.person);
    memory.valid_until = CampaignMemory::never;
    count(order.coupon, TouchCounter::redeemed);
    count(order.coupon, TouchCounter::subsidy, order.coupon_saving);
  }
  if (order.price >= 0) count(order.price, TouchCounter::subsidy, order.discount);
  if (order.attributed < 0) return false;
  count(order.attributed, TouchCounter::orders);
  count(order.attributed, TouchCounter::paid, order.paid());
  CampaignMemory& memory =
      today.state.mechanisms[static_cast<std::size_t>(order.attributed)].people.write(order.person);
  // Posts to many note nobody: each day's is a delivery of its own.
  const int since = memory.addressed == CampaignMemory::never ? today.day : memory.addressed;
  const bool converts = memory.converted < since;
  if (converts) count(order.attributed, TouchCounter::converted);
  memory.converted = static_cast<std::int16_t>(today.day);
  return converts;
}

/// The buyer's own record: history, trust, and whether friends will hear of it.
template <class Trace>
void remember(Today<Trace>& today, const Order& order) {
  People& people = today.state.people;
  const PersonIndex person = order.person;
  today.count(person, people.orders[person] == 0 ? Counter::first_orders : Counter::repeat_orders);
  if (people.orders[person] < 0xFFFF) ++people.orders[person];
  people.last_order[person] = static_cast<std::int16_t>(today.day);
  if (people.stage[person] == Stage::registered) {
    become_customer(today.plan, today.source(), people, person);
    set_gate(today.plan, people, person);
  }
  if (order.attributed < 0 && order.baseline) return;
  if (!order.returned) {
    Mood mood = mood_of(today.plan, people, person, today.day);
    mood.trust += today.plan.response().trust_order;
    set_mood(people, person, today.day, mood);
  }
}

} // namespace

/// Cleared orders enter the books, the counts and the buyers' memories.
template <class Trace>
void book_orders(Today<Trace>& today) {
  const People& people = today.state.people;
  const auto& orders = today.work.orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (i + fetch_ahead < orders.size()) {
      const PersonIndex soon = orders[i + fetch_ahead].person;
      fetch(&people.marks[soon], &people.stage[soon], &people.orders[soon],
            &people.last_order[soon]);
    }
    const Order& order = orders[i];
    post_sale(today, order);
    count_sale(today, order);
    const bool converts = count_attributed(today, order);
    remember(today, order);
    if (order.returned || order.attributed >= 0)
      today.state
          .unsettled[static_cast<std::size_t>((today.day + order.settles_after) % horizon_ring)]
          .push_back(order);
    today.hash(order.person,
               hashed(HashedEvent::order, mix64(static_cast<std::uint64_t>(order.paid()),
                                                static_cast<std::uint64_t>(order.minute) << 8 |
                                                    static_cast<std::uint64_t>(order.channel))));
    today.record(
        order, TraceKind::order, order.minute,
        {static_cast<double>(order.channel), order.baseline ? 1. : 0.,
         static_cast<double>(order.list), static_cast<double>(order.coupon_saving + order.discount),
         static_cast<double>(order.coupon), converts ? 1. : 0., static_cast<double>(order.live)});
  }
  for (int m = 0; m < today.plan.mechanism_count(); ++m)
    today.plan.campaign[static_cast<std::size_t>(m)].mechanism->on_orders(today.campaign_day(m),
                                                                          today.work.orders);
}

PONDLAB_PHASE(book_orders);

} // namespace pondlab::engine
