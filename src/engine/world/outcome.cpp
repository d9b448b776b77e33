#include "engine/world/outcome.hpp"

#include "engine/world/world.hpp"

namespace pondlab::engine {

Outcome outcome_of(const World& world) {
  const State& state = world.state();
  return {state.counts, state.ledger, state.day_hashes, world.at_end() ? world.state_hash() : 0,
          end_state_of(world)};
}

} // namespace pondlab::engine
