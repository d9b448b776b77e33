#pragma once

#include "engine/model/population.hpp"
#include "engine/world/outcome.hpp"
#include "engine/world/plan_timeline.hpp"
#include "engine/world/world.hpp"
#include "experiment/people/people_search.hpp"
#include "experiment/study/study.hpp"
#include "workbench/pond/day_record.hpp"
#include "workbench/pond/sample.hpp"
#include "workbench/session/snapshot_history.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pondlab::workbench {

/// Bytes for snapshots of the past, of all futures that are kept.
inline constexpr std::size_t memory_for_past = std::size_t{320} << 20;

/// The first replication of the strategy on show and of its twin without a campaign, in pieces of
/// work small enough for a frame. What the days came to is kept for good, so that any simulated day
/// can be looked at in no time; the people of a day follow by snapshot and replay. The plan may
/// have changed on the way: then earlier days are those of the plans before.
class Simulation {
public:
  /// `twin` may be null: the strategy has no campaign.
  Simulation(const experiment::Arm& arm, const experiment::Arm* twin, std::uint64_t seed);
  /// Goes on under another plan from the first `from` days of `trunk`, which are simulated. Throws
  /// Error (bad data) where its plan cannot go on so (see engine/continuation.hpp).
  Simulation(const Simulation& trunk, engine::Day from, const experiment::Arm& arm,
             const experiment::Arm* twin);

  /// Whether it could go on under the plan of `study`.
  bool can_go_on(const experiment::Study& study) const;

  /// Takes over the people that another simulation has drawn, where the set-up is the same.
  void take_people(const Simulation& before);
  bool has_people() const;
  /// Of drawing the people of the run and the twin (0…1).
  double people_share() const;
  /// Does one piece of work towards having people.
  void work_on_people();
  using People = std::pair<std::uint64_t, std::shared_ptr<const engine::Population>>;
  /// Everybody drawn so far, by the hash of what they were drawn from.
  const std::vector<People>& drawn() const { return people_; }

  /// The plans of the run, and of the twin where there is one.
  const engine::PlanTimeline& timeline() const { return run_.timeline; }
  const engine::PlanTimeline* twin_timeline() const { return twin_ ? &twin_->timeline : nullptr; }
  /// The plan since `begins()`.
  const engine::Plan& plan() const { return run_.timeline.plan(); }
  /// Its first day: 0 unless it goes on from another plan.
  engine::Day begins() const { return run_.timeline.begins(); }
  engine::Day days() const { return plan().day_count(); }
  /// Days that both worlds have been through.
  engine::Day simulated() const;
  /// Of the simulated days; later ones are empty.
  const engine::Outcome& outcome() const { return run_.record; }
  const engine::Outcome* twin() const { return twin_ ? &twin_->record : nullptr; }

  const SnapshotHistory& snapshots() const { return snapshots_; }
  /// Bytes that snapshots of the past may take.
  void limit_past(std::size_t bytes) { snapshots_.allow(bytes); }

  /// Keeps what happens to these people on the day the world stands at the end of; null: to nobody.
  void watch(std::shared_ptr<const Sample> people);
  /// That day of theirs; null before the first day, and where nobody is watched.
  const DayRecord* record() const { return record_.get(); }
  /// The world on show; null before its people are drawn.
  const engine::World* world() const { return run_.world ? &*run_.world : nullptr; }

  /// Whether `day` days are simulated and the world stands at the end of them, the last one watched
  /// where somebody is.
  bool is_at(engine::Day day) const;
  /// Does one piece of work (some people, or one day of one world) towards that.
  void work_towards(engine::Day day);

  /// A search for the people behind a figure of simulated days [from, to), in worlds of its own;
  /// nothing where it compares with a twin that is not simulated here.
  std::optional<experiment::PeopleSearch>
  people_behind(const experiment::MeasureComposition& composition, engine::Day from,
                engine::Day to) const;

  /// Hash of a simulated day. Once the world stands there it is the world's own.
  std::uint64_t day_hash(engine::Day day) const;

private:
  /// One world and what has become known of its days.
  struct Lane {
    explicit Lane(std::shared_ptr<const engine::Plan> plan);
    Lane(const Lane& trunk, engine::Day from, const std::shared_ptr<const engine::Plan>& next);

    void step();
    /// Keeps what the day that the world has just finished came to, if that is new.
    void record_day();

    engine::PlanTimeline timeline;
    std::optional<engine::World> world;
    engine::Outcome record;
    engine::Day recorded = 0;
  };

  std::shared_ptr<const engine::Population> people_of(const Lane& lane) const;
  const Lane* without_people() const;
  void begin(Lane& lane);
  engine::World world_at(engine::Day day, const engine::Snapshot* snapshot) const;
  engine::World world_before(engine::Day day) const;
  void move_run_towards(engine::Day day);
  void go_back(engine::Day day);
  void step_run(engine::Day wanted);
  bool has_watched(engine::Day day) const;
  void check_replayed() const;

  Lane run_;
  std::optional<Lane> twin_;
  SnapshotHistory snapshots_;
  std::shared_ptr<const Sample> watched_; ///< null: nobody
  std::unique_ptr<DayRecord> record_;
  std::uint64_t seed_;
  std::vector<People> people_;                       ///< by the hash of what they were drawn from
  std::optional<engine::PopulationDrawing> drawing_; ///< of the first lane without people
};

} // namespace pondlab::workbench
