#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// Letters between the processes ("ranks") of one job under MPI. Only the thread that set MPI up may
// call these.

namespace pondlab::cli {

/// What a letter is. Rank 0 writes the first four, the others the rest.
enum class Subject : int {
  inquiry,  ///< what is to be worked on from now on; `experiment::to_bytes`
  unit,     ///< one to work on; `experiment::to_bytes`
  stop,     ///< the unit under way is not wanted any more
  farewell, ///< there is no more work
  days,     ///< so many more are simulated; 8 bytes
  result,   ///< of the unit; `experiment::to_bytes`
  given_up, ///< the unit was stopped
  failure,  ///< the unit cannot be worked on: why, in English
};

struct Letter {
  int rank = 0; ///< who wrote it
  Subject subject{};
  std::vector<std::byte> content;
};

void post(int rank, Subject subject, std::span<const std::byte> content = {});

/// A letter that has come, the oldest of its writer; nothing if there is none.
std::optional<Letter> collect();

/// Between two looks for letters. MPI's own waiting would keep a core busy.
inline constexpr std::chrono::microseconds nap{500};

} // namespace pondlab::cli
