#pragma once

#include "cli/program/console.hpp"
#include "experiment/run/arm.hpp"
#include "experiment/run/parallel.hpp"
#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

// What the options of a simulation may be. Seeds are whole numbers that JSON's readers keep.
inline constexpr std::int64_t max_seed = 9'007'199'254'740'991;
inline constexpr std::int64_t max_replications = experiment::most_replications;
inline constexpr std::int64_t max_jobs = 256;

/// Throws Error (usage) when the run would take longer than anybody waits.
void check_work(const std::vector<experiment::Arm>& arms, int replications);

/// What a caller wants to do while an experiment's work is done; all may be absent.
struct Hooks {
  /// Called with each result that comes in.
  std::function<void(const experiment::WorkResult&)> accepted;
  /// Whether the rest of the work is not needed; called by any thread at any time.
  std::function<bool()> has_enough;
  /// How it stands, for the line of the progress.
  std::function<std::string()> standing;
  /// Other processes that work too, see `run_parallel`.
  std::function<void(experiment::WorkQueue&)> assistance;
};

/// Does the work on as many threads as asked for, or else as there are (one where others work too),
/// while showing how far it is. Returns the signal that stopped it, or 0 when it is finished or
/// there is enough.
int simulate(experiment::WorkSource& work, std::optional<std::int64_t> jobs, Console& console,
             bool quiet, const Hooks& hooks = {});

} // namespace pondlab::cli
