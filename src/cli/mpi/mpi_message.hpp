#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// Messages between the processes ("ranks") of one job under MPI. Only the thread that set MPI
// up may call these.

namespace pondlab::cli {

/// What a message is. Rank 0 writes the first four, the others the rest.
enum class Tag : int {
  specification, ///< what is to be worked on from now on; `experiment::to_bytes`
  item,          ///< one to work on; `experiment::to_bytes`
  stop,          ///< the item under way is not wanted any more
  farewell,      ///< there is no more work
  days,          ///< through how many days of the item the rank has gone; 8 bytes
  result,        ///< of the item; `experiment::to_bytes`
  given_up,      ///< the item was stopped
  failure,       ///< the item cannot be worked on: why, in English
};

struct Message {
  int rank = 0; ///< who wrote it
  Tag tag{};
  std::vector<std::byte> content;
};

void post(int rank, Tag tag, std::span<const std::byte> content = {});

/// A message that has come whole, the oldest of its writer; nothing if there is none. Never waits.
std::optional<Message> collect();

/// Between two looks for letters. MPI's own waiting would keep a core busy.
inline constexpr std::chrono::microseconds nap{500};

} // namespace pondlab::cli
