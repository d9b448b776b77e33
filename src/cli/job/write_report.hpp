#pragma once

#include "cli/job/task.hpp"
#include "cli/program/arguments.hpp"
#include "cli/program/output.hpp"

namespace pondlab::cli {

/// Writes a task's report on the replications that are in; for GitHub also the step's summary,
/// where the console knows of one. Returns the verdict.
experiment::Verdict write_report(const Task& task,
                                 const experiment::ReplicationSet& replication_set,
                                 const Common& common, bool strict, Output& output,
                                 const Console& console);

} // namespace pondlab::cli
