#pragma once

#include <optional>
#include <string>

namespace pondlab::cli {

/// A share of the replications: every `count`th from the `number`th on, counted from 1.
struct Shard {
  int number = 1;
  int count = 1;
};

/// Reads "I/N", or nothing. Throws Error (usage) unless 1 ≤ I ≤ N.
std::optional<Shard> shard_of(const std::optional<std::string>& word);

} // namespace pondlab::cli
