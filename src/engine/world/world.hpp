#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/archive.hpp"
#include "engine/model/plan.hpp"
#include "engine/model/population.hpp"
#include "engine/model/state.hpp"
#include "engine/numeric/thread_pool.hpp"

#include <memory>
#include <optional>
#include <string>

namespace pondlab::engine {

/// One replication of one strategy: people, books and measures, advanced day by day.
///
/// Same plan, seed and replication give the same bits everywhere, for any number of workers.
/// Replications run in parallel where there are several; a world alone may `use_threads` of a pool.
/// Copyable through `snapshot` and `restore`.
class World {
public:
  /// Draws the population.
  World(std::shared_ptr<const Plan> plan, std::uint64_t seed, std::uint32_t replication);
  /// Shares a population with another strategy of the same replication (common random numbers). The
  /// population must come from a plan with the same set-up.
  World(std::shared_ptr<const Plan> plan, std::shared_ptr<const Population> population);
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;
  ~World();

  /// Lets a thread pool share the days' work from now on. Days with a witness are one worker's all
  /// the same. The thread pool may serve several worlds, but one at a time.
  void use_threads(std::shared_ptr<ThreadPool> thread_pool);

  /// The next day to simulate, 0 … day_count.
  Day day() const;
  bool at_end() const;
  /// Simulates one day. Throws Error (internal) when a conserved quantity is not, in checked
  /// builds.
  void step();
  /// Simulates days until `day` is next.
  void run_to(Day day);
  /// The same, with a sink for followed people.
  void run_to(Day day, Witness& witness);

  const Plan& plan() const;
  std::shared_ptr<const Plan> shared_plan() const;
  const State& state() const;
  std::shared_ptr<const Population> population() const;

  /// Hash of each finished day: sum over people's events, ledger and measures of the day.
  /// Independent of storage order and of the number of workers.
  const std::vector<std::uint64_t>& day_hashes() const;
  /// Hash of the full state.
  std::uint64_t state_hash() const;

  Snapshot snapshot() const;
  /// Goes to the end of the day of the snapshot. Throws Error (bad data) if it was taken from
  /// another plan or replication, or is damaged; the world is then as before.
  void restore(const Snapshot& snapshot);

  /// Changes the plan from the next day on (see continuation.hpp). Throws Error (bad data) where
  /// that cannot be; the world is then as before.
  void continue_with(std::shared_ptr<const Plan> plan);

  /// "segment/ordinal" ("sea:segment/ordinal" for people who began in public traffic) and back.
  std::string person_name(PersonIndex person) const;
  std::optional<PersonIndex> find_person(std::string_view name) const;

  /// Checks conservation of people, money and stock as of now; returns what is wrong, if anything.
  std::optional<std::string> broken_invariant() const;

private:
  template <class Trace>
  void run_day(Trace& trace);

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace pondlab::engine
