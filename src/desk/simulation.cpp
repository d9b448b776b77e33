#include "desk/simulation.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace pondlab::desk {
namespace {

constexpr std::size_t memory_for_past = std::size_t{320} << 20;

/// People's columns, and about half as much again for what mechanisms remember.
std::size_t expected_snapshot(const engine::Plan& plan) {
  return plan.layout.places() * engine::People::bytes_per_person() * 3 / 2;
}

void copy_row(std::span<const std::int64_t> row, std::span<std::int64_t> cells, engine::Day day) {
  std::ranges::copy(row, cells.subspan(static_cast<std::size_t>(day) * row.size()).begin());
}

} // namespace

Simulation::Lane::Lane(experiment::Arm its_arm) : arm(std::move(its_arm)) {
  const engine::Plan& plan = *arm.plan;
  record.counts = engine::DayCounts(plan.day_count(), plan.mechanism_count());
  record.ledger = engine::Ledger(plan.day_count(), plan.mechanism_count());
}

/// Keeps what the day that the world has just finished came to.
void Simulation::Lane::record_day() {
  const engine::State& state = world->state();
  copy_row(state.counts.cells_of(recorded), record.counts.cells(), recorded);
  copy_row(state.ledger.cells_of(recorded), record.ledger.cells(), recorded);
  record.day_hashes.push_back(state.day_hashes.back());
  ++recorded;
}

Simulation::Simulation(const experiment::Arm& arm, const experiment::Arm* twin, std::uint64_t seed)
    : run_(arm), past_(arm.plan->day_count(), expected_snapshot(*arm.plan), memory_for_past),
      seed_(seed) {
  if (twin) twin_.emplace(*twin);
}

void Simulation::take_people(const Simulation& before) {
  if (before.seed_ != seed_) return;
  for (const People& people : before.people_)
    if (people.first == run_.arm.setup_hash || (twin_ && people.first == twin_->arm.setup_hash))
      people_.push_back(people);
}

std::shared_ptr<const engine::Population> Simulation::people_of(const Lane& lane) const {
  const auto found = std::ranges::find(people_, lane.arm.setup_hash, &People::first);
  return found == people_.end() ? nullptr : found->second;
}

bool Simulation::has_people() const {
  return people_of(run_) != nullptr && (!twin_ || people_of(*twin_) != nullptr);
}

void Simulation::draw_people(const Lane& lane) {
  people_.emplace_back(lane.arm.setup_hash,
                       engine::populate(*lane.arm.plan, engine::Source(seed_, 0)));
}

void Simulation::begin(Lane& lane) { lane.world.emplace(lane.arm.plan, people_of(lane)); }

engine::Day Simulation::simulated() const {
  return twin_ ? std::min(run_.recorded, twin_->recorded) : run_.recorded;
}

bool Simulation::is_at(engine::Day day) const {
  if (day == 0 && !run_.world) return true;
  return simulated() >= day && run_.world && run_.world->day() == day;
}

void Simulation::work_towards(engine::Day day) {
  day = std::clamp(day, 0, days());
  if (is_at(day)) return;
  if (!people_of(run_)) return draw_people(run_);
  if (twin_ && !people_of(*twin_)) return draw_people(*twin_);
  if (!run_.world) begin(run_);
  if (twin_ && !twin_->world) begin(*twin_);
  if (twin_ && twin_->recorded < std::min(day, run_.recorded)) {
    twin_->world->step();
    twin_->record_day();
  } else if (run_.world->day() != day) {
    move_run_towards(day);
  }
}

/// Back to the last snapshot before `day`, or one day on.
void Simulation::move_run_towards(engine::Day day) {
  engine::World& world = *run_.world;
  const engine::Day nearest = past_.day_before(day);
  if (world.day() > day || world.day() < nearest) {
    if (const engine::Snapshot* snapshot = past_.before(day))
      world.restore(*snapshot);
    else
      begin(run_);
    return;
  }
  world.step();
  if (world.day() > run_.recorded)
    run_.record_day();
  else
    check_replayed();
  if (past_.wants(world.day())) past_.keep(world.day(), world.snapshot());
}

/// A world of its own that stands at the beginning of `day` or not long before.
engine::World Simulation::world_before(engine::Day day) const {
  engine::World world(run_.arm.plan, people_of(run_));
  if (const engine::Snapshot* snapshot = past_.before(day)) world.restore(*snapshot);
  return world;
}

std::optional<experiment::PeopleSearch> Simulation::people_behind(const experiment::Makeup& makeup,
                                                                  engine::Day from,
                                                                  engine::Day to) const {
  if (!has_people()) return std::nullopt;
  if (makeup.twin == engine::Twin::none)
    return experiment::PeopleSearch(makeup, from, to, world_before(makeup.stock ? to : from));
  if (makeup.twin == engine::Twin::without_mechanism || !twin_ ||
      !experiment::same_people(plan(), *twin_->arm.plan))
    return std::nullopt;
  return experiment::PeopleSearch(makeup, from, to, world_before(from),
                                  engine::World(twin_->arm.plan, people_of(*twin_)));
}

void Simulation::check_replayed() const {
  const auto day = static_cast<std::size_t>(run_.world->day() - 1);
  if (run_.world->day_hashes()[day] != run_.record.day_hashes[day])
    throw Error(Failure::internal, "replaying day " + std::to_string(day + 1) +
                                       " came out differently: please report this scenario");
}

std::uint64_t Simulation::day_hash(engine::Day day) const {
  const auto place = static_cast<std::size_t>(day);
  const bool stands_there = run_.world && run_.world->day() == day + 1;
  return stands_there ? run_.world->day_hashes()[place] : run_.record.day_hashes[place];
}

} // namespace pondlab::desk
