#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// A share of the replications: every `count`th from the `number`th on, counted from 1.
struct Shard {
  int number = 1;
  int count = 1;
};

/// Reads "I/N", or nothing. Throws Error (usage) unless 1 ≤ I ≤ N.
std::optional<Shard> shard_of(const std::optional<std::string>& word);

/// Which of so many replications are the shard's, ascending.
std::vector<std::uint32_t> replications_of(const Shard& shard, int replications);

} // namespace pondlab::cli
