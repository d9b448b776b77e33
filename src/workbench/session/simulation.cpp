#include "workbench/session/simulation.hpp"

#include "base/error.hpp"
#include "engine/world/continuation.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

/// People's columns, and about three quarters as much again for what mechanisms remember.
std::size_t expected_snapshot(const engine::Plan& plan) {
  return plan.layout.places() * engine::People::bytes_per_person() * 7 / 4;
}

void copy_row(std::span<const std::int64_t> row, std::span<std::int64_t> cells, engine::Day day) {
  std::ranges::copy(row, cells.subspan(static_cast<std::size_t>(day) * row.size()).begin());
}

/// What `trunk` knows of its first `from` days, in the columns of `next`.
engine::Outcome first_days(const engine::Outcome& trunk, engine::Day from,
                           const engine::Plan& before, const engine::Plan& next) {
  const std::vector<int> places = engine::places_in(next.campaign, before.campaign);
  engine::Outcome kept{.counts = trunk.counts.with_mechanisms(places, next.mechanism_count()),
                       .ledger = trunk.ledger.with_mechanisms(places, next.mechanism_count()),
                       .day_hashes = trunk.day_hashes};
  const auto forget = [&](std::span<std::int64_t> cells) {
    const std::size_t days = static_cast<std::size_t>(next.day_count());
    std::ranges::fill(cells.subspan(cells.size() / days * static_cast<std::size_t>(from)), 0);
  };
  forget(kept.counts.cells());
  forget(kept.ledger.cells());
  kept.day_hashes.resize(static_cast<std::size_t>(from));
  return kept;
}

} // namespace

Simulation::Lane::Lane(std::shared_ptr<const engine::Plan> plan) : timeline(std::move(plan)) {
  const engine::Plan& its = timeline.plan();
  record.counts = engine::DayCounts(its.day_count(), its.mechanism_count());
  record.ledger = engine::Ledger(its.day_count(), its.mechanism_count());
}

/// Where the plan does not change, all that `trunk` knows stays true.
Simulation::Lane::Lane(const Lane& trunk, engine::Day from,
                       const std::shared_ptr<const engine::Plan>& next)
    : timeline(trunk.timeline) {
  if (next->hash == timeline.plan().hash) {
    record = trunk.record;
    recorded = trunk.recorded;
    return;
  }
  timeline = timeline.then(from, next);
  record = first_days(trunk.record, from, trunk.timeline.plan(), timeline.plan());
  recorded = from;
}

void Simulation::Lane::step() {
  timeline.turn(*world);
  world->step();
  record_day();
}

void Simulation::Lane::record_day() {
  if (world->day() <= recorded) return;
  const engine::State& state = world->state();
  copy_row(state.counts.cells_of(recorded), record.counts.cells(), recorded);
  copy_row(state.ledger.cells_of(recorded), record.ledger.cells(), recorded);
  record.day_hashes.push_back(state.day_hashes.back());
  if (world->at_end()) record.left = engine::end_state_of(*world);
  ++recorded;
}

Simulation::Simulation(const experiment::Arm& arm, const experiment::Arm* twin, std::uint64_t seed)
    : run_(arm.plan),
      snapshots_(arm.plan->day_count(), expected_snapshot(*arm.plan), memory_for_past),
      seed_(seed) {
  if (twin) twin_.emplace(twin->plan);
}

/// A plan without a campaign is its own twin, until one begins.
Simulation::Simulation(const Simulation& trunk, engine::Day from, const experiment::Arm& arm,
                       const experiment::Arm* twin)
    : run_(trunk.run_, from, arm.plan), snapshots_(trunk.snapshots_.until(from)),
      seed_(trunk.seed_), people_(trunk.people_) {
  const Lane& without = trunk.twin_ ? *trunk.twin_ : trunk.run_;
  if (trunk.twin_ || twin) twin_.emplace(without, from, twin ? twin->plan : arm.plan);
}

bool Simulation::can_go_on(const experiment::Study& study) const {
  return study.seed == seed_ && engine::can_continue(plan(), *study.arms.front().plan);
}

void Simulation::take_people(const Simulation& before) {
  if (before.seed_ != seed_) return;
  for (const People& people : before.people_)
    if (people.first == run_.timeline.plan().beginning_hash ||
        (twin_ && people.first == twin_->timeline.plan().beginning_hash))
      people_.push_back(people);
}

std::shared_ptr<const engine::Population> Simulation::people_of(const Lane& lane) const {
  const auto found =
      std::ranges::find(people_, lane.timeline.plan().beginning_hash, &People::first);
  return found == people_.end() ? nullptr : found->second;
}

/// The run first; null where everybody is drawn.
const Simulation::Lane* Simulation::without_people() const {
  if (!people_of(run_)) return &run_;
  return twin_ && !people_of(*twin_) ? &*twin_ : nullptr;
}

bool Simulation::has_people() const { return without_people() == nullptr; }

double Simulation::people_share() const {
  const Lane* lane = without_people();
  if (!lane) return 1;
  const bool one_drawing =
      !twin_ || run_.timeline.plan().beginning_hash == twin_->timeline.plan().beginning_hash;
  const double share = drawing_ ? drawing_->share() : 0;
  if (one_drawing) return share;
  return lane == &run_ && !people_of(*twin_) ? share / 2 : (1 + share) / 2;
}

void Simulation::work_on_people() {
  const Lane* lane = without_people();
  if (!lane) return;
  try {
    if (!drawing_) drawing_.emplace(lane->timeline.shared_plan(), engine::Source(seed_, 0));
    drawing_->work();
  } catch (...) { // out of memory: what broke off cannot go on
    drawing_.reset();
    throw;
  }
  if (!drawing_->done()) return;
  people_.emplace_back(lane->timeline.plan().beginning_hash, drawing_->take());
  drawing_.reset();
}

void Simulation::begin(Lane& lane) { lane.world = lane.timeline.begin(people_of(lane)); }

engine::Day Simulation::simulated() const {
  return twin_ ? std::min(run_.recorded, twin_->recorded) : run_.recorded;
}

bool Simulation::is_at(engine::Day day) const {
  if (day == 0 && !run_.world) return !watched_;
  return simulated() >= day && run_.world && run_.world->day() == day && has_watched(day);
}

void Simulation::watch(std::shared_ptr<const Sample> people) {
  if (people == watched_) return;
  watched_ = std::move(people);
  record_.reset();
}

/// Whether what the watched people did up to the end of `day` days is there, if it is wanted.
bool Simulation::has_watched(engine::Day day) const {
  return !watched_ || day == 0 || (record_ && record_->day() == day - 1);
}

void Simulation::work_towards(engine::Day day) {
  day = std::clamp(day, 0, days());
  if (is_at(day)) return;
  if (!has_people()) return work_on_people();
  if (!run_.world) begin(run_);
  if (twin_ && !twin_->world) begin(*twin_);
  if (twin_ && twin_->recorded < std::min(day, run_.recorded)) {
    twin_->step();
  } else if (run_.world->day() != day || !has_watched(day)) {
    move_run_towards(day);
  }
}

/// Back to the last snapshot before `day`, or one day on.
void Simulation::move_run_towards(engine::Day day) {
  const engine::World& world = *run_.world;
  const engine::Day start = watched_ && day > 0 ? day - 1 : day; // the day itself is to be watched
  if (world.day() > start || world.day() < snapshots_.day_before(start)) return go_back(start);
  step_run(day);
  check_replayed();
  if (snapshots_.wants(world.day())) snapshots_.keep(world.day(), world.snapshot());
}

/// One day on, watched if it is the last on the way to `wanted`.
void Simulation::step_run(engine::Day wanted) {
  record_.reset();
  if (!watched_ || run_.world->day() + 1 != wanted) return run_.step();
  run_.timeline.turn(*run_.world);
  record_ = std::make_unique<DayRecord>(*watched_, run_.world->state().people, wanted - 1);
  run_.world->run_to(wanted, *record_);
  record_->finish();
  run_.record_day();
}

void Simulation::go_back(engine::Day day) {
  const engine::Snapshot* snapshot = snapshots_.before(day);
  const engine::Plan& plan = *run_.timeline.plan_on(std::max(snapshots_.day_before(day) - 1, 0));
  if (snapshot && &run_.world->plan() == &plan)
    run_.world->restore(*snapshot);
  else
    run_.world = world_at(snapshots_.day_before(day), snapshot);
}

/// A world of its own at the end of `day` days, of which `snapshot` is; null: of none.
engine::World Simulation::world_at(engine::Day day, const engine::Snapshot* snapshot) const {
  if (!snapshot) return run_.timeline.begin(people_of(run_));
  engine::World world(run_.timeline.plan_on(day - 1), people_of(run_));
  world.restore(*snapshot);
  return world;
}

/// A world of its own that stands at the beginning of `day` or not long before.
engine::World Simulation::world_before(engine::Day day) const {
  return world_at(snapshots_.day_before(day), snapshots_.before(day));
}

std::optional<experiment::PeopleSearch>
Simulation::people_behind(const experiment::MeasureComposition& composition, engine::Day from,
                          engine::Day to) const {
  using Run = experiment::PeopleSearch::Run;
  if (!has_people()) return std::nullopt;
  const bool compares = composition.twin != engine::Twin::none;
  const bool has_twin = twin_ && experiment::same_people(plan(), twin_->timeline.plan());
  // The twin keeps no snapshots: what people would have bought anyway is told where the run is gone
  // through from its beginning too.
  if (!compares && (!has_twin || from > 0 || composition.stock))
    return experiment::PeopleSearch(
        composition, from, to, Run{world_before(composition.stock ? to : from), run_.timeline});
  if (composition.twin == engine::Twin::without_mechanism || !has_twin) return std::nullopt;
  return experiment::PeopleSearch(composition, from, to, Run{world_before(from), run_.timeline},
                                  Run{twin_->timeline.begin(people_of(*twin_)), twin_->timeline});
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

} // namespace pondlab::workbench
