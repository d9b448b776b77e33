#pragma once

#include "engine/numeric/enum_set.hpp"

#include <cstdint>

namespace pondlab::engine {

/// Where a person buys from the brand. `shop` is the pond's own mini-program shop.
enum class Channel : std::uint8_t { store, marketplace, shop };
inline constexpr int channel_count = 3;
using ChannelSet = EnumSet<Channel>;

} // namespace pondlab::engine
