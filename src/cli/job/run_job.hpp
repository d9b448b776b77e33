#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/console.hpp"
#include "experiment/statistics/assessment.hpp"

namespace pondlab::cli {

/// Does the work of a job that the journal does not hold, and writes the report. A signal stops the
/// work and not the report: that is then about the replications that are done. Returns the exit
/// status.
int run_job(const JobOptions& options, Console& console);

/// Exit status of a verdict.
int status_of(experiment::Verdict verdict, bool strict);

} // namespace pondlab::cli
