#include "engine/day/pledging.hpp"

#include "engine/day/fallback.hpp"
#include "engine/day/order_stock.hpp"

#include <algorithm>

namespace pondlab::engine {

template <class Trace>
Pledging<Trace>::Pledging(DayContext<Trace>& context) : today_(context) {
  for (std::size_t m = 0; m < context.plan.campaign.size(); ++m) {
    const std::vector<Pledge>& open = context.state.mechanisms[m].pledges;
    fresh_.push_back(open.size());
    any_ = any_ || !open.empty() ||
           std::ranges::any_of(context.plan.campaign[m].mechanism->terms(), &OfferTerms::pledge);
  }
}

template <class Trace>
bool Pledging<Trace>::is_pledge(const Cut& cut) const {
  const Mechanism& mechanism =
      *today_.plan.campaign[static_cast<std::size_t>(cut.mechanism)].mechanism;
  return mechanism.terms()[cut.terms].pledge;
}

template <class Trace>
bool Pledging<Trace>::takes(const Order& order, const Fallback& fallback) {
  if (!any_) return false;
  for (const Cut& cut : order.bill.taken_off()) {
    if (!is_pledge(cut)) continue;
    Pledge pledge{.order = order,
                  .prepaid = order.paid(),
                  .due = static_cast<std::int16_t>(today_.day),
                  .fallback = fallback};
    // Where the order is placed, its dashboard counts it.
    pledge.order.attributed = cut.mechanism;
    today_.state.mechanisms[static_cast<std::size_t>(cut.mechanism)].pledges.push_back(pledge);
    return true;
  }
  return false;
}

template <class Trace>
void Pledging<Trace>::resolve() {
  if (!any_) return;
  for (int m = 0; m < today_.plan.mechanism_count(); ++m) resolve_of(m);
}

template <class Trace>
void Pledging<Trace>::resolve_of(int mechanism) {
  const auto m = static_cast<std::size_t>(mechanism);
  std::vector<Pledge>& pledges = today_.state.mechanisms[m].pledges;
  if (pledges.empty()) return;
  const Mechanism& decides = *today_.plan.campaign[m].mechanism;
  if (decides.is_retired())
    for (Pledge& pledge : pledges) pledge.fate = Fate::cancel;
  else
    decides.decide_pledges(today_.campaign_day(mechanism), pledges, fresh_[m]);
  for (std::size_t i = 0; i < pledges.size(); ++i) {
    Pledge& pledge = pledges[i];
    if (i >= fresh_[m]) {
      if (pledge.fate == Fate::refuse) {
        refuse(mechanism, pledge);
        continue;
      }
      pay(mechanism, pledge);
    }
    follow_fate(mechanism, pledge);
  }
  std::erase_if(pledges, [](const Pledge& pledge) { return pledge.fate != Fate::wait; });
}

template <class Trace>
void Pledging<Trace>::refuse(int mechanism, Pledge& pledge) {
  today_.count(pledge.order.person, mechanism, TouchCounter::refused);
  today_.record(pledge.order.person, TraceKind::refused, pledge.order.minute, mechanism, 0);
  put_back(today_.state, pledge.order.bill);
  buy_alone(pledge);
}

/// Money comes in and is owed; coupons on the bill are used up as long as it is open.
template <class Trace>
void Pledging<Trace>::pay(int mechanism, const Pledge& pledge) {
  const PersonIndex person = pledge.order.person;
  today_.post(person, mechanism + 1, Account::cash, Account::prepaid, pledge.prepaid);
  for (const Cut& cut : pledge.order.bill.taken_off())
    if (cut.count > 0) today_.state.wallet.take(person, held_of(cut));
  today_.count(person, mechanism, TouchCounter::pledged);
  today_.count(person, mechanism, TouchCounter::pledged_paid, pledge.prepaid);
  today_.hash(person, hashed(HashedEvent::pledged, static_cast<std::uint64_t>(pledge.prepaid)));
  today_.record(person, TraceKind::pledged, pledge.order.minute, mechanism, pledge.prepaid,
                {static_cast<double>(pledge.order.paid()), static_cast<double>(pledge.due)});
}

template <class Trace>
void Pledging<Trace>::follow_fate(int mechanism, Pledge& pledge) {
  switch (pledge.fate) {
  case Fate::wait:
    return;
  case Fate::deliver:
    --pledge.left;
    complete(mechanism, pledge, std::min(pledge.prepaid, pledge.order.paid()));
    await_next(mechanism, pledge);
    return;
  case Fate::complete:
    complete(mechanism, pledge, pledge.prepaid);
    return;
  case Fate::cancel:
  case Fate::forfeit:
  case Fate::refuse:
    come_to_nothing(mechanism, pledge);
    return;
  }
}

/// What follows the first of several orders is nobody's tick, and coupons were for that one alone.
/// Its goods are put by at once; the rest is cancelled where there are none.
template <class Trace>
void Pledging<Trace>::await_next(int mechanism, Pledge& pledge) {
  pledge.fate = Fate::wait;
  pledge.ahead = false;
  pledge.fallback = {};
  pledge.order.baseline = false;
  pledge.order.bill = pledge.order.bill.without_held();
  for (Line& line : pledge.order.bill.goods()) line.size = -1;
  if (take_stock(today_.state, pledge.order)) return;
  today_.count(pledge.order.person, Counter::sold_out);
  pledge.fate = Fate::cancel;
  come_to_nothing(mechanism, pledge);
}

template <class Trace>
void Pledging<Trace>::release(int mechanism, Pledge& pledge, Account to, Fen amount) {
  today_.post(pledge.order.person, mechanism + 1, Account::prepaid, to, amount);
  pledge.prepaid -= amount;
}

template <class Trace>
void Pledging<Trace>::give_back_held(const Order& order) {
  for (const Cut& cut : order.bill.taken_off()) {
    if (cut.count == 0) continue;
    if (today_.plan.campaign[static_cast<std::size_t>(cut.mechanism)].mechanism->is_retired())
      continue;
    today_.state.wallet.put(order.person, held_of(cut));
  }
}

/// It is booked as an order of today like any other: what was prepaid of it is cash again, which
/// its price then takes, and coupons are there to be redeemed.
template <class Trace>
void Pledging<Trace>::complete(int mechanism, Pledge& pledge, Fen earned) {
  const PersonIndex person = pledge.order.person;
  today_.hash(person, hashed(HashedEvent::resolved, static_cast<std::uint64_t>(earned)));
  today_.record(person, TraceKind::resolved, pledge.order.minute, mechanism, pledge.prepaid,
                {static_cast<double>(pledge.fate), static_cast<double>(pledge.order.day)});
  release(mechanism, pledge, Account::cash, earned);
  give_back_held(pledge.order);
  today_.count(person, mechanism, TouchCounter::completed);
  if (pledge.ahead)
    order_ahead(today_.state.people, person, today_.day,
                today_.day + today_.plan.response().pull_horizon);
  Order& placed = today_.work.orders.emplace_back(pledge.order);
  placed.day = static_cast<std::int16_t>(today_.day);
}

template <class Trace>
void Pledging<Trace>::come_to_nothing(int mechanism, Pledge& pledge) {
  const PersonIndex person = pledge.order.person;
  today_.hash(person, hashed(HashedEvent::resolved));
  today_.record(person, TraceKind::resolved, pledge.order.minute, mechanism, pledge.prepaid,
                {static_cast<double>(pledge.fate), static_cast<double>(pledge.order.day)});
  const bool kept = pledge.fate == Fate::forfeit;
  release(mechanism, pledge, kept ? Account::forfeited : Account::cash, pledge.prepaid);
  put_back(today_.state, pledge.order.bill);
  give_back_held(pledge.order);
  today_.count(person, mechanism, TouchCounter::cancelled);
  buy_alone(pledge);
}

/// Whoever would have bought anyway does so now, at full price. So does who had ordered ahead of
/// the clock, where the tick that the order stood for has come and gone meanwhile.
template <class Trace>
void Pledging<Trace>::buy_alone(const Pledge& pledge) {
  Order order = pledge.order;
  Fallback fallback = pledge.fallback;
  const bool tick_gone = fallback.borrowed && order.day < today_.day &&
                         orders_owed(today_.state.people, order.person, today_.day) <= 0;
  if (tick_gone) order.baseline = fallback.buys = true;
  order.day = static_cast<std::int16_t>(today_.day);
  if (fall_back(today_, order, fallback)) today_.work.orders.push_back(order);
}

template class Pledging<NoTrace>;
template class Pledging<Witness>;

} // namespace pondlab::engine
