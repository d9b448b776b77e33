#pragma once

#include "engine/world/plan_timeline.hpp"
#include "engine/world/world.hpp"
#include "experiment/people/measure_composition.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace pondlab::experiment {

/// One of the people behind a figure.
struct PersonBehind {
  engine::PersonIndex person = 0;
  std::int64_t amount = 0; ///< what the person adds to the figure: times, or fen
  engine::Fen paid = 0;    ///< in those days, in all channels, before returns; compared with the
                           ///< twin where the figure is
  /// Orders of the same days in the twin: what the person would have bought anyway. 0 where that is
  /// not known (see `PeopleBehind::knows_anyway`).
  std::int32_t anyway = 0;
  std::int16_t first = 0; ///< first and last day on which the person adds to it
  std::int16_t last = 0;
  // As the last day ends.
  engine::Stage stage{};
  std::uint8_t reach = 0;  ///< bits of engine::reach
  std::int16_t joined = 0; ///< day of coming in; below 0: was there from the start
  std::uint16_t orders = 0;
};

/// The people behind a figure: what they add up to, and what is nobody's in particular.
struct PeopleBehind {
  MeasureComposition composition;
  engine::Day from = 0; ///< days [from, to)
  engine::Day to = 0;
  std::vector<PersonBehind> people; ///< in order of place
  bool knows_anyway = false;        ///< a twin was gone through as well
  std::int64_t figure = 0;          ///< as the measures have it
  std::int64_t of_people = 0;       ///< sum of the people's amounts
  std::int64_t nobodys() const { return figure - of_people; }
};

/// Whether the same people live in the worlds of both plans: only then does a comparison name them.
bool same_people(const engine::Plan& one, const engine::Plan& other);

/// Finds the people behind a figure of a run by going through its days once more, a day at a time,
/// and keeping count by person: memory is per person, however long the season.
class PeopleSearch {
public:
  /// A world and the plans it goes through; `composition` is about the last of the run's.
  struct Run {
    engine::World world;
    engine::PlanTimeline timeline;
    Run(engine::World of, engine::PlanTimeline under)
        : world(std::move(of)), timeline(std::move(under)) {}
    /// Of one plan.
    Run(engine::World of) : world(std::move(of)), timeline(world.shared_plan()) {}
  };

  /// `run` stands at the beginning of `from` or earlier. `twin`, of the same people and no later
  /// than `run`, is needed where the figure compares; elsewhere it says alone what people would
  /// have bought anyway, unless the figure is a stock. `to` is at most the number of the plan's
  /// days.
  PeopleSearch(MeasureComposition composition, engine::Day from, engine::Day to, Run run,
               std::optional<Run> twin = {});
  PeopleSearch(PeopleSearch&&) noexcept;
  PeopleSearch& operator=(PeopleSearch&&) noexcept;
  ~PeopleSearch();

  bool done() const;
  /// Of the days to go through (0…1).
  double share() const;
  /// Goes through one more day.
  void advance();
  /// Once done. The run's hashes of those days are the world's own, for whoever wants to check
  /// them.
  PeopleBehind people() const;
  const engine::World& world() const;
  /// Of the run.
  const engine::PlanTimeline& timeline() const;

private:
  class Count;
  std::unique_ptr<Count> count_;
};

} // namespace pondlab::experiment
