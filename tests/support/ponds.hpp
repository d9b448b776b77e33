#pragma once

#include "support/onlooker.hpp"
#include "support/worlds.hpp"

namespace pondlab::tests {

/// A brisk brand for tests of mechanisms: one segment, everybody reachable in every way and not
/// muted, three stores of two guides and a community each, who carry out all tasks in their own
/// words; everything is bought in the shop.
engine::Setup lively_setup(engine::Day days, std::int64_t members = 1'500);

/// A run of `campaign` with an onlooker at its end.
struct WitnessedRun {
  WitnessedRun(engine::Setup setup, engine::Campaign campaign, std::uint32_t replication = 0);

  const engine::State& state() const { return world.state(); }
  /// All orders so far.
  std::vector<engine::Order> orders() const;
  /// Sum over all days so far.
  std::int64_t total(engine::Counter counter) const;
  std::int64_t total(engine::TouchCounter counter, int mechanism = 0) const;
  engine::Fen total(engine::Account account) const;

  std::shared_ptr<Testimony> testimony = std::make_shared<Testimony>();
  engine::World world;
};

/// Whether `count` of `n` fits the chance `p`: within three standard errors.
bool fits(std::int64_t count, std::int64_t n, double p);

} // namespace pondlab::tests
