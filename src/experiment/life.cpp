#include "experiment/life.hpp"

#include "engine/today.hpp"
#include "engine/world.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;
using engine::TraceEvent;
using engine::TraceKind;
using engine::World;

constexpr std::size_t most_ranges = 12;

/// "members/0 … members/2999, sea:members/0 … sea:members/99".
std::string known_names(const World& world) {
  std::string names;
  std::size_t listed = 0;
  for (const engine::Cohort& cohort : world.plan().layout.cohorts()) {
    if (cohort.count == 0) continue;
    if (listed++ == most_ranges) return names + ", …";
    names += (names.empty() ? "" : ", ") + world.person_name(cohort.first);
    if (cohort.count > 1) names += " … " + world.person_name(cohort.first + cohort.count - 1);
  }
  return names;
}

/// Runs days, asking `watch` after each; false when it said stop.
template <class Step>
bool run_days(const World& world, engine::Day days, const Watch& watch, Step step) {
  while (world.day() < days && !world.at_end()) {
    step();
    if (watch && !watch()) return false;
  }
  return true;
}

/// Whoever orders most often. Nothing when stopped.
std::optional<PersonIndex> find_busiest(const Arm& arm,
                                        const std::shared_ptr<const engine::Population>& population,
                                        engine::Day days, const Watch& watch) {
  World world(arm.plan, population);
  if (!run_days(world, days, watch, [&] { world.step(); })) return std::nullopt;
  const auto& before = population->people.orders;
  const auto& after = world.state().people.orders;
  PersonIndex best = arm.plan->layout.cohorts().front().first;
  for (PersonIndex person = 0; person < after.size(); ++person)
    if (after[person] - before[person] > after[best] - before[best]) best = person;
  return best;
}

Standing standing_of(const World& world, PersonIndex person) {
  const engine::People& people = world.state().people;
  const engine::Mood mood = mood_of(world.plan(), people, person, world.day());
  return {people.stage[person], people.reach[person], people.orders[person], mood.fatigue,
          mood.trust};
}

Life beginning_of(const World& world, PersonIndex person) {
  const engine::Plan& plan = world.plan();
  const engine::People& people = world.state().people;
  const engine::Cohort& cohort = plan.layout.cohort_of(person);
  Life life{.person = world.person_name(person),
            .segment = plan.setup.segments[static_cast<std::size_t>(cohort.segment)].id,
            .from_sea = cohort.sea,
            .joined = people.joined[person],
            .price_sensitivity = people.price_sensitivity[person] * engine::People::score_unit,
            .newness = people.newness[person] * engine::People::score_unit,
            .responsiveness = people.responsiveness[person] * engine::People::score_unit,
            .store = plan.store_group.empty() ? -1 : people.store[person],
            .before = standing_of(world, person)};
  return life;
}

/// Within a day, what has no minute stands before what has one, but for what ends the day.
int minute_of(const TraceEvent& event) {
  if (event.minute >= 0) return event.minute;
  return event.kind == TraceKind::dropped_out || event.kind == TraceKind::friend_share ? 1440 : -1;
}

void sort(std::vector<TraceEvent>& events) {
  std::ranges::stable_sort(events, {}, [](const TraceEvent& event) {
    return std::pair(static_cast<int>(event.day), minute_of(event));
  });
}

} // namespace

std::optional<Life> follow(const Arm& arm, std::uint64_t seed, std::uint32_t replication,
                           const std::string& person, engine::Day days, const Watch& watch) {
  const auto population = engine::populate(*arm.plan, engine::Source(seed, replication));
  World world(arm.plan, population);
  const auto found =
      person == busiest ? find_busiest(arm, population, days, watch) : world.find_person(person);
  if (!found && person == busiest) return std::nullopt;
  if (!found)
    throw Error(Failure::usage, "life.unknown_person",
                {{"person", person}, {"known", known_names(world)}});
  Life life = beginning_of(world, *found);
  engine::Recorder recorder({*found});
  if (!run_days(world, days, watch, [&] { world.run_to(world.day() + 1, recorder); }))
    return std::nullopt;
  const engine::People& people = world.state().people;
  life.orders_a_week = people.rate[*found];
  life.basket = static_cast<engine::Fen>(people.basket[*found]);
  life.after = standing_of(world, *found);
  life.days = world.day();
  life.events = recorder.events();
  sort(life.events);
  return life;
}

LifeTotals totals_of(const Life& life) {
  LifeTotals totals;
  for (const TraceEvent& event : life.events) {
    totals.seen += event.kind == TraceKind::seen;
    totals.unseen += event.kind == TraceKind::unseen;
    totals.visits += event.kind == TraceKind::visit;
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

Reasons reasons_of(const TraceEvent& decision) {
  const auto& value = decision.value;
  return {value[0], value[1], value[2], value[3], value[4]};
}

} // namespace pondlab::experiment
