#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/output.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/study/job.hpp"

#include <string>
#include <vector>

namespace pondlab::cli {

/// Formats in which a job of that kind is reported on, the usual one first.
std::vector<std::string> formats_of(experiment::JobSpecification::Kind kind);

/// Writes the report on the replications that are in, of which at least one must be at the file's
/// values; for GitHub also the step's summary, where the console knows of one. `strict` makes what
/// is not settled an error. Returns the verdict: of a study that on all expectations together, of a
/// comparison pass when one strategy can be chosen, and is advised, or else inconclusive, of a
/// check pass when there is nothing to mend or else inconclusive, of all others pass.
experiment::Verdict write_report(const experiment::Job& job,
                                 const experiment::ReplicationSet& replication_set,
                                 const Common& common, bool strict, Output& output,
                                 const Console& console);

} // namespace pondlab::cli
