#pragma once

#include "engine/model/friends.hpp"
#include "engine/model/plan.hpp"

#include <memory>
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
std::shared_ptr<const Population> populate(const Plan& plan, const Source& source);

/// Traits that are drawn again when a registered person first orders: the same draws, so the same
/// person whenever that is.
void become_customer(const Plan& plan, const Source& source, People& people, PersonIndex person);

/// Recomputes the filters' bounds after stage or rate changed.
void set_gate(const Plan& plan, People& people, PersonIndex person);

/// Recomputes the bound of the visits that contacts add, after the stimulus grew. It stays one
/// while the stimulus decays.
void set_campaign_gate(const Plan& plan, People& people, PersonIndex person);

} // namespace pondlab::engine
