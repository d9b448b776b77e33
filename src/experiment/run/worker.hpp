#pragma once

#include "engine/numeric/thread_pool.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/run/protocol.hpp"
#include "experiment/run/work_item.hpp"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pondlab::experiment {

/// What is done in the parts of a job that follow a protocol.
using Protocols = std::map<PointNumber, std::shared_ptr<const Protocol>>;

/// Runs items of an experiment's work. It keeps nothing but compiled plans, so that one serves many
/// threads at a time, and the same item gives the same bytes wherever it is run.
class Worker {
public:
  /// `parameters` says what arms are like at points other than the file's; it may be absent where
  /// nothing is asked there.
  Worker(std::vector<Arm> arms, std::uint64_t seed,
         std::shared_ptr<const ParameterPoints> parameters = nullptr, Protocols protocols = {});

  /// Days that an item goes through, at most.
  std::int64_t days(const WorkItem& item) const;

  /// Runs an item to its end; nothing when `watch` stopped it. A thread pool, if there is one,
  /// shares the days of its worlds. Throws Error (bad data) for an arm or a point that does not
  /// exist.
  std::optional<WorkResult> run(const WorkItem& item, const Watch& watch = {},
                                const std::shared_ptr<engine::ThreadPool>& thread_pool = {}) const;

  /// The same in bytes.
  Bytes work(std::span<const std::byte> item) const { return to_bytes(*run(work_item_from(item))); }

private:
  std::optional<WorkResult> follow(const Protocol& protocol, const WorkItem& item,
                                   const Watch& watch) const;

  std::vector<Arm> arms_;
  std::uint64_t seed_;
  std::shared_ptr<const ParameterPoints> parameters_;
  Protocols protocols_;
};

} // namespace pondlab::experiment
