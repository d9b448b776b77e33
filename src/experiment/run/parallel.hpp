#pragma once

#include "experiment/run/work_queue.hpp"

#include <functional>

namespace pondlab::experiment {

/// Threads that this machine has for us; 1 where a program cannot start any.
int usable_jobs();

/// Does the source's work on `jobs` threads, this one included. When the overseer says so, work
/// under way is given back and the function returns; what has been accepted stays. Throws what a
/// worker threw, after the others have stopped.
///
/// With `assistance`, this thread runs that instead of working itself: it hands items to other
/// processes until the queue has none and all are back.
void run_parallel(WorkSource& source, const Worker& worker, int jobs, const Overseer& overseer = {},
                  const std::function<void(WorkQueue&)>& assistance = {});

} // namespace pondlab::experiment
