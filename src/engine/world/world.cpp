#include "engine/world/world.hpp"

#include "base/error.hpp"
#include "engine/day/day_context.hpp"
#include "engine/day/gift_cards.hpp"
#include "engine/world/continuation.hpp"

#include <functional>

namespace pondlab::engine {

struct World::Parts {
  std::shared_ptr<const Plan> plan;
  std::shared_ptr<const Population> population;
  State state;
  std::shared_ptr<ThreadPool> thread_pool = std::make_shared<ThreadPool>();
  DayWork work;
};

namespace {

State initial_state(const Plan& plan, const Population& population) {
  State state;
  state.people = population.people;
  state.cursors.assign(plan.inflow.size(), 0);
  state.hazards.assign(plan.inflow.size(), 0);
  state.inflow_counts.assign(plan.inflow.size(), 0);
  state.departures.resize(horizon_ring);
  state.unsettled.resize(horizon_ring);
  for (const Product& product : plan.setup.products) state.stock.push_back(product.stock);
  state.mechanisms.resize(plan.campaign.size());
  for (MechanismState& mechanism : state.mechanisms) mechanism.numbers.assign(1, 0);
  state.ledger = Ledger(plan.day_count(), plan.mechanism_count());
  state.counts = DayCounts(plan.day_count(), plan.mechanism_count());
  for (std::size_t i = 0; i < state.people.size(); ++i) {
    if (state.people.stage[i] <= Stage::sea) continue;
    ++state.stocks.members;
    state.stocks.add(state.people.reach[i], 1);
  }
  for (std::size_t m = 0; m < plan.campaign.size(); ++m)
    plan.campaign[m].mechanism->prepare(plan, state.people, population.source, state.mechanisms[m]);
  return state;
}

/// What a snapshot begins with, so that it cannot be restored into another world.
struct Stamp {
  std::uint64_t magic = 0x326C6C6F7073646EULL; // "ndspoll2"
  std::uint64_t plan = 0;
  std::array<std::uint32_t, 4> source{};
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

} // namespace

World::World(std::shared_ptr<const Plan> plan, std::uint64_t seed, std::uint32_t replication)
    : World(plan, populate(*plan, Source(seed, replication))) {}

World::World(std::shared_ptr<const Plan> plan, std::shared_ptr<const Population> population)
    : parts_(std::make_unique<Parts>()) {
  parts_->plan = std::move(plan);
  parts_->population = std::move(population);
  if (parts_->population->people.size() != parts_->plan->layout.places())
    throw Error(Failure::internal, "the population belongs to another set-up");
  parts_->state = initial_state(*parts_->plan, *parts_->population);
  parts_->work.shape(*parts_->plan, parts_->thread_pool->workers());
}

World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

template <class Trace>
void World::run_day(Trace& trace) {
  parts_->work.clear();
  DayContext<Trace> context{*parts_->plan,
                            *parts_->population,
                            parts_->state,
                            parts_->work,
                            parts_->work.workers.front(),
                            *parts_->thread_pool,
                            trace,
                            parts_->state.day};
  supply_and_shocks(context);
  arrivals(context);
  end_cards(context);
  outreach(context);
  attention(context);
  grant_claims(context);
  declare_offers(context);
  visits_and_decisions(context);
  clearing(context);
  book_orders(context);
  deliveries_and_returns(context);
  social(context);
  lifecycle(context);
  close_measures(context);
  ++parts_->state.day;
#ifdef PONDLAB_CHECK_PHASES
  if (const auto broken = broken_invariant()) throw Error(Failure::internal, *broken);
#endif
}

Day World::day() const { return parts_->state.day; }
bool World::at_end() const { return day() >= parts_->plan->day_count(); }

void World::step() {
  if (at_end()) return;
  NoTrace nobody;
  run_day(nobody);
}

void World::run_to(Day day) {
  while (this->day() < day && !at_end()) step();
}

void World::run_to(Day day, Witness& witness) {
  while (this->day() < day && !at_end()) run_day(witness);
}

void World::use_threads(std::shared_ptr<ThreadPool> thread_pool) {
  parts_->thread_pool = std::move(thread_pool);
  parts_->work.shape(*parts_->plan, parts_->thread_pool->workers());
}

const Plan& World::plan() const { return *parts_->plan; }
std::shared_ptr<const Plan> World::shared_plan() const { return parts_->plan; }
const State& World::state() const { return parts_->state; }
std::shared_ptr<const Population> World::population() const { return parts_->population; }
const std::vector<std::uint64_t>& World::day_hashes() const { return parts_->state.day_hashes; }

std::uint64_t World::state_hash() const {
  SnapshotHasher hasher;
  parts_->state.archive(hasher);
  return hasher.hash();
}

Snapshot World::snapshot() const {
  SnapshotWriter writer;
  Stamp stamp{.plan = parts_->plan->hash, .source = parts_->population->source.key};
  writer(stamp, parts_->state);
  return writer.take();
}

void World::restore(const Snapshot& snapshot) {
  SnapshotReader reader(snapshot);
  const Stamp expected{.plan = parts_->plan->hash, .source = parts_->population->source.key};
  Stamp stamp;
  State state;
  reader(stamp);
  if (stamp != expected)
    throw Error(Failure::bad_data, "the snapshot was taken from another scenario, seed or version");
  reader(state);
  if (!reader.at_end() || state.people.size() != parts_->plan->layout.places() ||
      state.mechanisms.size() != parts_->plan->campaign.size())
    throw Error(Failure::bad_data, "the snapshot is damaged: it does not fit this world");
  parts_->state = std::move(state);
}

void World::continue_with(std::shared_ptr<const Plan> plan) {
  parts_->state = continued(parts_->state, *parts_->plan, *plan, parts_->population->source);
  parts_->plan = std::move(plan);
  parts_->work.shape(*parts_->plan, parts_->thread_pool->workers());
}

std::string World::person_name(PersonIndex person) const {
  return parts_->plan->person_name(person);
}

std::optional<PersonIndex> World::find_person(std::string_view name) const {
  return parts_->plan->find_person(name);
}

} // namespace pondlab::engine
