#pragma once

#include "cli/console.hpp"
#include "experiment/arm.hpp"
#include "experiment/inquiry.hpp"
#include "experiment/parallel.hpp"

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

/// The threads asked for, or else as many as there are.
int jobs_of(std::optional<std::int64_t> asked);

/// Does the experiment's work while showing how far it is; `accepted` is called with each result
/// that comes in. Returns the signal that stopped it, or 0 when it is finished.
int simulate(experiment::Experiment& experiment, int jobs, Console& console, bool quiet,
             const std::function<void(const experiment::UnitResult&)>& accepted = {});

} // namespace pondlab::cli
