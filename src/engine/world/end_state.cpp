#include "engine/world/end_state.hpp"

#include "engine/day/day_context.hpp"
#include "engine/model/population.hpp"
#include "engine/world/world.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

namespace {

/// What somebody would buy with it: their usual order, or the dearest of the products it counts on.
Fen order_with(const World& world, const OfferTerms& terms, PersonIndex person) {
  if (terms.scope.products.empty())
    return static_cast<Fen>(world.state().people.record[person].basket + .5f);
  Fen dearest = 0;
  for (const std::int16_t product : terms.scope.products)
    dearest =
        std::max(dearest, world.plan().setup.products[static_cast<std::size_t>(product)].price);
  return dearest;
}

/// What people hold after the last day: each thing is worth what it would take off the order, or
/// off its threshold where that is higher.
void add_coupons(const World& world, EndState& left) {
  const State& state = world.state();
  state.wallet.each_valid(world.day(), [&](PersonIndex person, const Held& held) {
    const auto terms = world.plan().campaign[held.mechanism].mechanism->terms();
    if (held.terms >= terms.size() || held.amount > 0) return; // cards are in the books
    const OfferTerms& its = terms[held.terms];
    const Fen list = order_with(world, its, person);
    left.coupons += held.count;
    left.coupon_savings += held.count * saving(its, std::max(list, its.threshold));
  });
}

/// Contacts of the last day are remembered in full: fading begins with the next.
std::int64_t fatigue_of(const World& world) {
  const Plan& plan = world.plan();
  const People& people = world.state().people;
  std::int64_t lost = 0;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (!people.in_pool(person) || people.record[person].response_state.touched == People::never)
      continue;
    const double fatigue = response_state_of(plan, people, person, world.day() - 1).fatigue;
    const double attention =
        plan.response_tables.attention(static_cast<std::uint16_t>(fatigue / People::state_unit));
    lost += static_cast<std::int64_t>((1 - attention) * whole_attention + .5);
  }
  return lost;
}

/// Margin of the orders that clocks are to have within `terminal_days`, at list prices, less goods
/// and payment.
Fen value_of_customers(const World& world) {
  const Plan& plan = world.plan();
  const People& people = world.state().people;
  const Economics& economics = plan.economics();
  const double margin = (whole - economics.goods_cost - economics.payment_fee) / double{whole};
  Fen sum = 0;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (people.stage[person] != Stage::customer) continue;
    const double orders = ticks_within(people.record[person].rate, people.record[person].drop_out,
                                       economics.terminal_days);
    sum += static_cast<Fen>(std::floor(orders * people.record[person].basket * margin + .5));
  }
  return sum;
}

Fen value_of_reach(const World& world) {
  const State& state = world.state();
  const Economics& economics = world.plan().economics();
  return state.stocks.phones * economics.phone_value +
         state.stocks.contacts * economics.contact_value +
         state.stocks.in_community * economics.member_value;
}

} // namespace

EndState end_state_of(const World& world) {
  EndState left;
  if (!world.at_end()) return left;
  left.known = 1;
  add_coupons(world, left);
  left.fatigue = fatigue_of(world);
  left.customer_value = value_of_customers(world);
  left.reach_value = value_of_reach(world);
  return left;
}

} // namespace pondlab::engine
