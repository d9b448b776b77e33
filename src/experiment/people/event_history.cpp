#include "experiment/people/event_history.hpp"

#include "engine/day/day_context.hpp"
#include "engine/world/world.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;
using engine::TraceEvent;
using engine::TraceKind;
using engine::World;

Standing standing_of(const World& world, PersonIndex person) {
  const engine::People& people = world.state().people;
  const engine::ResponseState response_state =
      response_state_of(world.plan(), people, person, world.day());
  return {people.stage[person], people.reach[person], people.orders[person], response_state.fatigue,
          response_state.trust};
}

/// What comes of a day stands at its end, though it has no minute.
bool ends_day(const TraceEvent& event) {
  return event.kind == TraceKind::dropped_out || event.kind == TraceKind::friend_share ||
         (event.kind == TraceKind::issued && event.value[1] == 0);
}

/// Within a day, what has no minute stands before what has one, but for what ends the day.
int minute_of(const TraceEvent& event) {
  if (event.minute >= 0) return event.minute;
  return ends_day(event) ? 1440 : -1;
}

void sort(std::vector<TraceEvent>& events) {
  std::ranges::stable_sort(events, {}, [](const TraceEvent& event) {
    return std::pair(static_cast<int>(event.day), minute_of(event));
  });
}

/// What an order costs besides campaigns, less what others bear of its price cuts; what comes back
/// leaves its goods.
engine::Fen cost_of(const TraceEvent& event, const engine::Economics& economics) {
  if (event.kind == TraceKind::returned) return economics.return_cost - event.cost + event.funded;
  if (event.kind != TraceKind::order) return 0;
  const auto channel = static_cast<engine::Channel>(event.value[0]);
  engine::Fen cost = event.cost - event.funded +
                     engine::share_of(event.money - event.carded, economics.payment_fee);
  if (channel != engine::Channel::store) cost += economics.freight;
  if (channel == engine::Channel::marketplace)
    cost += engine::share_of(event.money, economics.marketplace_fee);
  return cost;
}

} // namespace

EventHistory beginning_of(const World& world, PersonIndex person) {
  const engine::Plan& plan = world.plan();
  const engine::People& people = world.state().people;
  const engine::Cohort& cohort = plan.layout.cohort_of(person);
  EventHistory history;
  history.person = world.person_name(person);
  history.segment = plan.setup.segments[static_cast<std::size_t>(cohort.segment)].id;
  history.from_sea = cohort.sea;
  history.joined = people.joined[person];
  history.price_sensitivity = people.record[person].price_sensitivity * engine::People::score_unit;
  history.newness = people.record[person].newness * engine::People::score_unit;
  history.responsiveness = people.record[person].responsiveness * engine::People::score_unit;
  history.store = plan.store_group.empty() ? -1 : people.store[person];
  history.before = history.after = standing_of(world, person);
  return history;
}

Evening evening_of(const World& world, PersonIndex person) {
  Evening evening{standing_of(world, person), {}};
  world.state().wallet.each(person, [&](const engine::Held& held) {
    if (held.until < world.day() - 1) return;
    const engine::Day until = held.until == engine::Held::no_end && held.amount == 0
                                  ? world.state().mechanisms[held.mechanism].people[person].due
                                  : held.until;
    evening.holdings.push_back(
        {held.mechanism, until, held.terms, held.count, held.amount, held.since});
  });
  std::ranges::sort(evening.holdings, {}, [](const Holding& holding) {
    return std::tuple(holding.mechanism, holding.terms, holding.valid_until);
  });
  return evening;
}

void finish(EventHistory& history, const World& world, PersonIndex person) {
  const engine::People& people = world.state().people;
  history.orders_a_week = people.record[person].rate;
  history.basket = static_cast<engine::Fen>(people.record[person].basket);
  history.after = standing_of(world, person);
  history.days = world.day();
  sort(history.events);
}

EventHistoryTotals totals_of(const EventHistory& history) {
  EventHistoryTotals totals;
  for (const TraceEvent& event : history.events) {
    totals.seen += event.kind == TraceKind::seen;
    totals.unseen += event.kind == TraceKind::unseen;
    totals.visits += event.kind == TraceKind::visit;
    totals.told += event.kind == TraceKind::shared;
    totals.heard += event.kind == TraceKind::friend_share;
    if (event.kind == TraceKind::order) {
      ++totals.orders;
      totals.baseline_orders += event.value[1] != 0;
      totals.paid += event.money;
    }
    if (event.kind == TraceKind::returned) {
      ++totals.returns;
      totals.refunded += event.money;
    }
  }
  return totals;
}

engine::Fen margin_of(const EventHistory& history, const engine::Economics& economics) {
  engine::Fen margin = totals_of(history).kept();
  for (const TraceEvent& event : history.events) margin -= cost_of(event, economics);
  return margin;
}

Reasons reasons_of(const TraceEvent& decision) {
  const auto& value = decision.value;
  return {value[0], value[1], value[2], value[3], value[4], decision.card};
}

} // namespace pondlab::experiment
