#include "engine/day/day_context.hpp"
#include "engine/numeric/prefetch.hpp"

namespace pondlab::engine {

namespace {

int cost_centre(const Order& order) { return order.attributed + 1; }

Account subsidy_of(Layer layer) {
  return layer == Layer::coupon ? Account::coupon_subsidy : Account::discount_subsidy;
}

/// Others bear a part of what was agreed only of orders that they have a hand in: a store and its
/// guides not of the marketplace's, and a guide not of somebody else's contacts; a platform not of
/// a store's.
FundedShares funded_of(const Plan& plan, const People& people, const Order& order,
                       FundedShares agreed) {
  const bool has_store = !plan.store_group.empty() && order.channel != Channel::marketplace;
  const bool has_guide = has_store && people.reach[order.person] & reach::guide;
  const auto keep = [&](Funder funder, bool bears) {
    if (!bears) agreed[static_cast<std::size_t>(funder)] = 0;
  };
  keep(Funder::store, has_store);
  keep(Funder::platform, order.channel != Channel::store);
  keep(Funder::guide, has_guide);
  return agreed;
}

/// From now on each cut knows who bears it, whatever becomes of the plan.
void agree_on_funding(const Plan& plan, const People& people, Order& order) {
  for (std::size_t i = 0; i < order.bill.cut_count; ++i) {
    const Cut& cut = order.bill.cuts[i];
    const Mechanism& mechanism = *plan.campaign[static_cast<std::size_t>(cut.mechanism)].mechanism;
    // What was pledged under an earlier plan may be on terms that are there no more.
    if (cut.terms >= mechanism.terms().size()) continue;
    const FundedShares& agreed = mechanism.terms()[cut.terms].funded;
    if (agreed != FundedShares{}) order.funded_shares[i] = funded_of(plan, people, order, agreed);
  }
}

/// What others bear of a cut is income, and theirs to pay.
template <class Trace>
void post_cut(DayContext<Trace>& context, const Order& order, std::size_t i) {
  const Cut& cut = order.bill.cuts[i];
  const auto post = [&](Account debit, Fen amount) {
    context.post(order.person, cut.mechanism + 1, debit, Account::sales, amount);
  };
  Fen own = cut.off;
  each_funded(order, i, [&](Account due, Fen part) {
    post(due, part);
    own -= part;
  });
  post(subsidy_of(cut.layer), own);
}

template <class Trace>
void post_sale(DayContext<Trace>& context, const Order& order) {
  const Economics& economics = context.plan.economics();
  const auto post = [&](Account debit, Account credit, Fen amount) {
    context.post(order.person, cost_centre(order), debit, credit, amount);
  };
  post(Account::cash, Account::sales, order.paid());
  for (std::size_t i = 0; i < order.bill.cut_count; ++i) post_cut(context, order, i);
  post(Account::goods, Account::stock, order.cost);
  post(Account::payment_fees, Account::cash, share_of(order.paid_in_cash(), economics.payment_fee));
  if (order.channel != Channel::store) post(Account::freight, Account::cash, economics.freight);
  if (order.channel == Channel::marketplace)
    post(Account::platform_fees, Account::cash, share_of(order.paid(), economics.marketplace_fee));
}

template <class Trace>
void count_sale(DayContext<Trace>& context, const Order& order) {
  const auto count = [&](Counter counter, std::int64_t n = 1) {
    context.count(order.person, counter, n);
  };
  const int channel = static_cast<int>(order.channel);
  count(static_cast<Counter>(static_cast<int>(Counter::orders_store) + channel));
  count(static_cast<Counter>(static_cast<int>(Counter::paid_store) + channel), order.paid());
  count(order.baseline ? Counter::baseline_orders : Counter::campaign_orders);
  if (order.channel == Channel::shop && mark_today(context, order.person, mark::paid_shop))
    count(Counter::payers_shop);
  if (mark_today(context, order.person, mark::paid)) count(Counter::buyers);
  if (order.session >= 0) {
    count(Counter::live_paid, order.paid());
    if (mark_today(context, order.person, mark::paid_in_session)) count(Counter::live_payers);
  }
}

/// Reported results of a mechanism, as a dashboard counts them. Whether the order converts the
/// person: the first attributed one since the mechanism addressed them.
template <class Trace>
bool count_attributed(DayContext<Trace>& context, const Order& order) {
  const auto count = [&](int mechanism, TouchCounter counter, std::int64_t n = 1) {
    context.count(order.person, mechanism, counter, n);
  };
  for (std::size_t i = 0; i < order.bill.cut_count; ++i) {
    const Cut& cut = order.bill.cuts[i];
    count(cut.mechanism, TouchCounter::subsidy, cut.off);
    each_funded(order, i,
                [&](Account, Fen part) { count(cut.mechanism, TouchCounter::funded, part); });
    if (cut.count == 0) continue;
    context.state.wallet.take(order.person, held_of(cut));
    count(cut.mechanism, TouchCounter::redeemed, cut.count);
  }
  if (order.attributed < 0) return false;
  count(order.attributed, TouchCounter::orders);
  count(order.attributed, TouchCounter::paid, order.paid());
  CampaignMemory& memory =
      context.state.mechanisms[static_cast<std::size_t>(order.attributed)].people.write(
          order.person);
  // Posts to many note nobody: each day's is a delivery of its own.
  const int since = memory.addressed == CampaignMemory::never ? context.day : memory.addressed;
  const bool converts = memory.converted < since;
  if (converts) count(order.attributed, TouchCounter::converted);
  memory.converted = static_cast<std::int16_t>(context.day);
  return converts;
}

/// The buyer's own record: history, trust, and whether friends will hear of it.
template <class Trace>
void remember(DayContext<Trace>& context, const Order& order) {
  People& people = context.state.people;
  const PersonIndex person = order.person;
  context.count(person,
                people.orders[person] == 0 ? Counter::first_orders : Counter::repeat_orders);
  if (people.orders[person] < 0xFFFF) ++people.orders[person];
  people.last_order[person] = static_cast<std::int16_t>(context.day);
  if (people.stage[person] == Stage::registered) {
    become_customer(context.plan, context.source(), people, person);
    set_gate(context.plan, people, person);
  }
  if (order.attributed < 0 && order.baseline) return;
  if (!order.returned) {
    ResponseState response_state = response_state_of(context.plan, people, person, context.day);
    response_state.trust += context.plan.response().trust_order;
    set_response_state(people, person, context.day, response_state);
  }
}

} // namespace

/// Cleared orders enter the books, the counts and the buyers' memories.
template <class Trace>
void book_orders(DayContext<Trace>& context) {
  const People& people = context.state.people;
  auto& orders = context.work.orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (i + prefetch_ahead < orders.size()) {
      const PersonIndex soon = orders[i + prefetch_ahead].person;
      prefetch(&people.record[soon], &people.stage[soon], &people.orders[soon],
               &people.last_order[soon]);
    }
    agree_on_funding(context.plan, people, orders[i]);
    const Order& order = orders[i];
    post_sale(context, order);
    count_sale(context, order);
    const bool converts = count_attributed(context, order);
    remember(context, order);
    if (order.returned || order.attributed >= 0)
      context.state
          .unsettled[static_cast<std::size_t>((context.day + order.settles_after) % horizon_ring)]
          .push_back(order);
    context.hash(order.person,
                 hashed(HashedEvent::order, mix64(static_cast<std::uint64_t>(order.paid()),
                                                  static_cast<std::uint64_t>(order.minute) << 8 |
                                                      static_cast<std::uint64_t>(order.channel))));
    context.record(order, TraceKind::order, order.minute,
                   {static_cast<double>(order.channel), order.baseline ? 1. : 0.,
                    static_cast<double>(order.list()), static_cast<double>(order.bill.off()),
                    static_cast<double>(order.coupon()), converts ? 1. : 0.,
                    static_cast<double>(order.session)},
                   order.paid_with_cards());
  }
  for (int m = 0; m < context.plan.mechanism_count(); ++m)
    context.plan.campaign[static_cast<std::size_t>(m)].mechanism->on_orders(context.campaign_day(m),
                                                                            context.work.orders);
}

PONDLAB_PHASE(book_orders);

} // namespace pondlab::engine
