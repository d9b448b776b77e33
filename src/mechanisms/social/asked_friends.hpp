#pragma once

#include "engine/model/mechanism.hpp"

#include <cstdint>
#include <functional>

namespace pondlab::mechanisms {

/// Calls `f` for each of at most `most` friends in the pool whom the buyer of an order asks on its
/// day: drawn without repetition, by the friends' own keys, so that a friend more changes nothing
/// for the others but who is last. The same for every later call, as long as nobody joins or leaves
/// the pool.
void each_asked(const engine::CampaignDay& day, const engine::Order& order, std::int64_t most,
                const std::function<void(engine::PersonIndex)>& f);

} // namespace pondlab::mechanisms
