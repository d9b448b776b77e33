#pragma once

#include "experiment/work_source.hpp"
#include "experiment/worker.hpp"

#include <functional>

namespace pondlab::experiment {

/// How far a run of units is.
struct Progress {
  int replications_done = 0;
  int replications = 0;
  double share = 0; ///< of all days of all units, units under way included
};

/// Threads that this machine has for us; 1 where a program cannot start any.
int usable_jobs();

/// Does the source's work on `jobs` threads, this one included. `progress` is called
/// after each simulated day and each unit that comes in, by one thread at a time; `cancelled` by
/// any thread at any time; `accepted` with each result that is taken in, by one thread at a time.
/// When `cancelled` says so, work under way is given back and the function returns; what has been
/// accepted stays. Throws what a worker threw, after the others have stopped.
void run_parallel(WorkSource& source, const Worker& worker, int jobs,
                  const std::function<void(const Progress&)>& progress = {},
                  const std::function<bool()>& cancelled = {},
                  const std::function<void(const UnitResult&)>& accepted = {});

} // namespace pondlab::experiment
