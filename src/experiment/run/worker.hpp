#pragma once

#include "experiment/run/arm.hpp"
#include "experiment/run/design.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/run/work_item.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace pondlab::experiment {

/// Called after each simulated day; returns whether to go on.
using Watch = std::function<bool()>;

/// Runs items of an experiment's work. It keeps nothing but compiled plans, so that one serves many
/// threads at a time, and the same item gives the same bytes wherever it is run.
class Worker {
public:
  /// `parameters` says what arms are like at points other than the file's; it may be absent where
  /// nothing is asked there.
  Worker(std::vector<Arm> arms, std::uint64_t seed,
         std::shared_ptr<const ParameterPoints> parameters = nullptr);
  /// Reads and compiles the design. Throws Error (bad data) when its scenario cannot be used.
  explicit Worker(const Design& design);

  const std::vector<Arm>& arms() const { return arms_; }
  std::uint64_t seed() const { return seed_; }

  /// Runs an item to its end; nothing when `watch` stopped it. Throws Error (bad data) for an arm
  /// or a point that does not exist.
  std::optional<WorkResult> run(const WorkItem& item, const Watch& watch = {}) const;

  /// The same in bytes.
  Bytes work(std::span<const std::byte> item) const { return to_bytes(*run(work_item_from(item))); }

private:
  std::vector<Arm> arms_;
  std::uint64_t seed_;
  std::shared_ptr<const ParameterPoints> parameters_;
};

/// Does one item of a design's work, both in bytes: all that another process needs.
Bytes work(std::span<const std::byte> design, std::span<const std::byte> item);

} // namespace pondlab::experiment
