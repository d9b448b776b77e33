#pragma once

#include "engine/model/friends.hpp"
#include "engine/model/plan.hpp"
#include "engine/numeric/thread_pool.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace pondlab::engine {

/// A sea person's clock for one inflow channel.
struct InflowClock {
  double clock = 0; ///< unit exponential: the cumulative hazard at which the person joins
  PersonIndex person = 0;
};

/// What a replication draws before its first day, shared by all strategies: everybody's traits and
/// history, the friend graph, the clocks of the sea.
struct Population {
  Source source;
  People people; ///< as of day −1
  Friends friends;
  std::vector<std::vector<InflowClock>> clocks; ///< one list a channel, ascending
};

/// Draws the population of one replication. Depends on the set-up alone, never on the campaign.
/// A thread pool, if there is one, shares the drawing of people.
std::shared_ptr<const Population> populate(const Plan& plan, const Source& source,
                                           ThreadPool* thread_pool = nullptr);

/// The same in pieces, for who must not be away for long: millions of people take seconds. A piece
/// is some thousand people, a step of the friend graph or the clocks of one channel.
class PopulationDrawing {
public:
  PopulationDrawing(std::shared_ptr<const Plan> plan, const Source& source);

  bool done() const { return part_ == Part::done; }
  /// Draws one more piece, where one is left.
  void work();
  /// Draws all people at once instead.
  void draw_people_in_parallel(ThreadPool& thread_pool);
  /// Of the work, roughly (0…1).
  double share() const;
  /// Requires `done()`; once.
  std::shared_ptr<const Population> take() { return std::move(population_); }

private:
  enum class Part : std::uint8_t { people, friends, clocks, done };
  void draw_people();

  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<Population> population_;
  FriendsDrawing friends_;
  Part part_ = Part::people;
  std::size_t cohort_ = 0;    ///< whose people are being drawn
  std::uint32_t ordinal_ = 0; ///< of the next of them
  std::int64_t drawn_ = 0;
};

/// Traits that are drawn again when a registered person first orders: the same draws, so the same
/// person whenever that is.
void become_customer(const Plan& plan, const Source& source, People& people, PersonIndex person);

/// Ticks that a running clock of this rate and chance to drop out is to have within `days`:
/// (1 − e^(−λ·p·days/7)) ÷ p.
double ticks_within(double rate_a_week, double drop_out, int days);

/// Organic visits a day; 0 for whom no clock runs.
inline double visits_a_day(const Plan& plan, const People& people, PersonIndex person) {
  return clock_runs(people.stage[person])
             ? plan.segment_of(person).visits_a_day(people.record[person].rate)
             : 0;
}

/// Recomputes the filters' bounds after stage or rate changed.
void set_gate(const Plan& plan, People& people, PersonIndex person);

/// Recomputes the bound of the visits that contacts add, after the stimulus grew. It stays one
/// while the stimulus decays.
inline void set_campaign_gate(const Plan& plan, People& people, PersonIndex person) {
  const auto stimulus = static_cast<std::uint16_t>(
      std::max<std::int16_t>(people.record[person].response_state.stimulus, 0));
  const double more = plan.response_tables.visits(stimulus) - 1;
  people.campaign_thinning[person] = thinning_bound(visits_a_day(plan, people, person) * more);
}

} // namespace pondlab::engine
