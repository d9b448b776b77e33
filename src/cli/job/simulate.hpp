#pragma once

#include "cli/job/memory_limit.hpp"
#include "cli/program/console.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// Throws Error (usage) when a run of all arms would take longer than anybody waits, or when money
/// of so many replications cannot be added up.
void check_work(const std::vector<experiment::Arm>& arms, int replications);
/// The same of a whole piece of work.
void check_work(const experiment::ReplicationSet& work);

/// What a caller wants to do while an experiment's work is done; all may be absent.
struct Hooks {
  /// Called with each result that comes in.
  std::function<void(const experiment::WorkResult&)> accepted;
  /// Whether the rest of the work is not needed; called by any thread at any time.
  std::function<bool()> has_enough;
  /// How it stands, for the line of the progress.
  std::function<std::string()> standing;
  /// The specification from which other processes, where there are any, work too; nullptr: none do.
  const experiment::JobSpecification* specification = nullptr;
};

/// Does the work on as many threads as asked for, or else as there are and as fit into memory (one
/// where other processes work too), while showing how far it is. Returns the signal that stopped
/// it, or 0 when it is finished or there is enough.
int simulate(experiment::WorkSource& work, const Resources& resources, Console& console, bool quiet,
             const Hooks& hooks = {});

} // namespace pondlab::cli
