#pragma once

#include "desk/past.hpp"
#include "engine/outcome.hpp"
#include "engine/world.hpp"
#include "experiment/arm.hpp"
#include "experiment/people_search.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pondlab::desk {

/// The first replication of the strategy on show and of its twin without a campaign, in pieces of
/// work small enough for a frame. What the days came to is kept for good, so that any simulated day
/// can be looked at in no time; the people of a day follow by snapshot and replay.
class Simulation {
public:
  /// `twin` may be null: the strategy has no campaign.
  Simulation(const experiment::Arm& arm, const experiment::Arm* twin, std::uint64_t seed);

  /// Takes over the people that another simulation has drawn, where the set-up is the same.
  void take_people(const Simulation& before);
  bool has_people() const;

  const engine::Plan& plan() const { return *run_.arm.plan; }
  engine::Day days() const { return plan().day_count(); }
  /// Days that both worlds have been through.
  engine::Day simulated() const;
  /// Of the simulated days; later ones are empty.
  const engine::Outcome& outcome() const { return run_.record; }
  const engine::Outcome* twin() const { return twin_ ? &twin_->record : nullptr; }

  /// Whether `day` days are simulated and the world stands at the end of them.
  bool is_at(engine::Day day) const;
  /// Does one piece of work (people, or one day of one world) towards that.
  void work_towards(engine::Day day);

  /// A search for the people behind a figure of simulated days [from, to), in worlds of its own;
  /// nothing where it compares with a twin that is not simulated here.
  std::optional<experiment::PeopleSearch> people_behind(const experiment::Makeup& makeup,
                                                        engine::Day from, engine::Day to) const;

  /// Hash of a simulated day. Once the world stands there it is the world's own.
  std::uint64_t day_hash(engine::Day day) const;

private:
  /// One world and what has become known of its days.
  struct Lane {
    explicit Lane(experiment::Arm its_arm);
    void record_day();

    experiment::Arm arm;
    std::optional<engine::World> world;
    engine::Outcome record;
    engine::Day recorded = 0;
  };
  using People = std::pair<std::uint64_t, std::shared_ptr<const engine::Population>>;

  std::shared_ptr<const engine::Population> people_of(const Lane& lane) const;
  void draw_people(const Lane& lane);
  void begin(Lane& lane);
  engine::World world_before(engine::Day day) const;
  void move_run_towards(engine::Day day);
  void check_replayed() const;

  Lane run_;
  std::optional<Lane> twin_;
  Past past_;
  std::uint64_t seed_;
  std::vector<People> people_; ///< by the hash of the set-up they were drawn from
};

} // namespace pondlab::desk
