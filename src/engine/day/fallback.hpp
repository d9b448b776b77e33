#pragma once

#include "engine/day/day_context.hpp"
#include "engine/day/order_debt.hpp"
#include "engine/sales/pledge.hpp"

namespace pondlab::engine {

/// The one way of an order that is refused: whoever would have bought anyway buys everyday
/// assortment at full price, the others buy nothing. Whether there is an order.
template <class Trace>
bool fall_back(DayContext<Trace>& context, Order& order, const Fallback& fallback) {
  order.bill = {};
  order.bill.add(Line{.list = fallback.full_price});
  order.cost = cost_of(context.plan, order.bill);
  order.attributed = fallback.attributed;
  if (fallback.buys) return true;
  // An order that is not placed takes the place of none, and what was put off waits on.
  People& people = context.state.people;
  if (fallback.borrowed) settle_one(people, order.person, context.day);
  if (fallback.waited)
    put_off(people, order.person, context.day, people.record[order.person].owed_until);
  return false;
}

} // namespace pondlab::engine
