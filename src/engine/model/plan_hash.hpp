#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/setup.hpp"

#include <cstdint>

namespace pondlab::engine {

/// `Plan::hash` of a set-up and a campaign, without compiling them. Puts the campaign in order.
std::uint64_t plan_hash(Setup& setup, Campaign& campaign);

} // namespace pondlab::engine
