#include "experiment/people/life.hpp"

#include "engine/day/today.hpp"
#include "engine/world/world.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;
using engine::TraceEvent;
using engine::TraceKind;
using engine::World;

Standing standing_of(const World& world, PersonIndex person) {
  const engine::People& people = world.state().people;
  const engine::Mood mood = mood_of(world.plan(), people, person, world.day());
  return {people.stage[person], people.reach[person], people.orders[person], mood.fatigue,
          mood.trust};
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

/// What an order costs besides campaigns; what comes back leaves its goods.
engine::Fen cost_of(const TraceEvent& event, const engine::Economics& economics) {
  if (event.kind == TraceKind::returned) return economics.return_cost - event.cost;
  if (event.kind != TraceKind::order) return 0;
  const auto channel = static_cast<engine::Channel>(event.value[0]);
  engine::Fen cost = event.cost + engine::share_of(event.money, economics.payment_fee);
  if (channel != engine::Channel::store) cost += economics.freight;
  if (channel == engine::Channel::marketplace)
    cost += engine::share_of(event.money, economics.marketplace_fee);
  return cost;
}

} // namespace

Life beginning_of(const World& world, PersonIndex person) {
  const engine::Plan& plan = world.plan();
  const engine::People& people = world.state().people;
  const engine::Cohort& cohort = plan.layout.cohort_of(person);
  Life life;
  life.person = world.person_name(person);
  life.segment = plan.setup.segments[static_cast<std::size_t>(cohort.segment)].id;
  life.from_sea = cohort.sea;
  life.joined = people.joined[person];
  life.price_sensitivity = people.price_sensitivity[person] * engine::People::score_unit;
  life.newness = people.newness[person] * engine::People::score_unit;
  life.responsiveness = people.responsiveness[person] * engine::People::score_unit;
  life.store = plan.store_group.empty() ? -1 : people.store[person];
  life.before = life.after = standing_of(world, person);
  return life;
}

Evening evening_of(const World& world, PersonIndex person) {
  Evening evening{standing_of(world, person), {}};
  for (std::size_t m = 0; m < world.state().mechanisms.size(); ++m) {
    if (world.plan().campaign[m].mechanism->is_retired()) continue;
    const engine::CampaignMemory memory = world.state().mechanisms[m].people[person];
    if (memory.step == 0 && memory.valid_until < world.day() - 1) continue;
    evening.holdings.push_back({static_cast<int>(m), memory.valid_until, memory.step});
  }
  return evening;
}

void finish(Life& life, const World& world, PersonIndex person) {
  const engine::People& people = world.state().people;
  life.orders_a_week = people.rate[person];
  life.basket = static_cast<engine::Fen>(people.basket[person]);
  life.after = standing_of(world, person);
  life.days = world.day();
  sort(life.events);
}

LifeTotals totals_of(const Life& life) {
  LifeTotals totals;
  for (const TraceEvent& event : life.events) {
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

engine::Fen margin_of(const Life& life, const engine::Economics& economics) {
  engine::Fen margin = totals_of(life).kept();
  for (const TraceEvent& event : life.events) margin -= cost_of(event, economics);
  return margin;
}

Reasons reasons_of(const TraceEvent& decision) {
  const auto& value = decision.value;
  return {value[0], value[1], value[2], value[3], value[4]};
}

} // namespace pondlab::experiment
