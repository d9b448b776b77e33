#include "engine/day/day_context.hpp"
#include "engine/day/order_debt.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::engine {

namespace {

bool before(const Intent& a, const Intent& b) {
  return std::tie(a.order.minute, a.order.key, a.stream, a.number) <
         std::tie(b.order.minute, b.order.key, b.stream, b.number);
}

/// The one fallback of a refused intent: whoever would have bought anyway buys everyday assortment
/// at full price, the others buy nothing.
void fall_back(const Plan& plan, Intent& intent) {
  Order& order = intent.order;
  order.list = intent.full_price;
  order.discount = order.coupon_saving = 0;
  order.cost = share_of(order.list, plan.economics().goods_cost);
  order.attributed = intent.otherwise;
  order.coupon = order.price = -1;
  order.product = -1;
  order.size = -1;
}

template <class Trace>
bool refuse(DayContext<Trace>& context, Intent& intent, int mechanism) {
  context.count(intent.order.person, mechanism, TouchCounter::refused);
  context.record(intent.order.person, TraceKind::refused, intent.order.minute, mechanism, 0);
  fall_back(context.plan, intent);
  return intent.fallback;
}

/// Takes one piece in the person's size; false when it is sold out.
template <class Trace>
bool take_stock(DayContext<Trace>& context, Order& order) {
  std::vector<std::int64_t>& sizes = context.state.stock[static_cast<std::size_t>(order.product)];
  if (sizes.empty()) return true;
  order.size = static_cast<std::int8_t>(order.key % sizes.size());
  std::int64_t& left = sizes[static_cast<std::size_t>(order.size)];
  if (left == 0) return false;
  --left;
  return true;
}

template <class Trace>
void put_back(DayContext<Trace>& context, const Order& order) {
  if (order.product < 0 || order.size < 0) return;
  ++context.state
        .stock[static_cast<std::size_t>(order.product)][static_cast<std::size_t>(order.size)];
}

/// An order that is not placed takes the place of none.
template <class Trace>
void forget(DayContext<Trace>& context, const Intent& intent) {
  if (intent.borrowed) settle_one(context.state.people, intent.order.person, context.day);
}

} // namespace

/// Serial, by minute and person: stock first, then the mechanisms' own limits.
template <class Trace>
void clearing(DayContext<Trace>& context) {
  auto& intents = context.work.intents;
  std::sort(intents.begin(), intents.end(), before);
  std::vector<Intent> kept;
  kept.reserve(intents.size());
  for (Intent& intent : intents)
    if (intent.order.product < 0 || take_stock(context, intent.order) ||
        refuse(context, intent, intent.order.price))
      kept.push_back(intent);
    else
      forget(context, intent);
  auto& orders = context.work.orders;
  for (const Intent& intent : kept) orders.push_back(intent.order);
  std::vector<char> gone(orders.size(), 0);
  for (int m = 0; m < context.plan.mechanism_count(); ++m)
    context.plan.campaign[static_cast<std::size_t>(m)].mechanism->clear(
        context.campaign_day(m), orders, [&](std::size_t i) {
          put_back(context, kept[i].order);
          gone[i] = gone[i] || !refuse(context, kept[i], m);
          orders[i] = kept[i].order;
        });
  std::size_t count = 0;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (gone[i])
      forget(context, kept[i]);
    else
      orders[count++] = orders[i];
  }
  orders.resize(count);
}

PONDLAB_PHASE(clearing);

} // namespace pondlab::engine
