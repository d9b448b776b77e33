#pragma once

#include "experiment/run/arm.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace pondlab::experiment {

/// Called after each simulated day; returns whether to go on.
using Watch = std::function<bool()>;

/// What is done in one replication, and read off it, where that is more than running arms side by
/// side: a season's people are assigned, say, and what they do added up by side. What is kept of a
/// replication is a row of numbers, and not its arms' outcomes. One serves many threads at a time.
class Protocol {
public:
  virtual ~Protocol() = default;

  /// The plans of its seasons.
  virtual const std::vector<Arm>& arms() const = 0;
  /// Days that a replication goes through, at most.
  virtual std::int64_t days() const = 0;
  /// Numbers in a row.
  virtual std::size_t readings() const = 0;
  /// The row of one replication, NaN where something has no value; nothing when `watch` stopped it.
  /// It hangs on seed and replication alone.
  virtual std::optional<std::vector<double>> read(std::uint64_t seed, std::uint32_t replication,
                                                  const Watch& watch) const = 0;
};

} // namespace pondlab::experiment
