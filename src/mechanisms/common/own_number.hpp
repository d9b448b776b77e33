#pragma once

#include "engine/model/mechanism.hpp"

#include <cstddef>
#include <cstdint>

namespace pondlab::mechanisms {

/// A number that a mechanism keeps from day to day, 0 at first: the `which`-th of its own, after
/// the engine's.
inline std::int64_t& own_number(const engine::CampaignDay& day, std::size_t which) {
  std::vector<std::int64_t>& numbers = day.state.numbers;
  if (numbers.size() < which + 2) numbers.resize(which + 2);
  return numbers[which + 1];
}

} // namespace pondlab::mechanisms
