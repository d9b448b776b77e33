#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/console.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/study/job_specification.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// Options that `run` and `compare` share.
struct TaskOptions {
  Common common;
  std::string file; ///< the scenario's
  std::optional<std::int64_t> seed, replications, days, jobs;
  std::optional<std::string> journal; ///< file that keeps each result
  std::optional<std::string> shard;   ///< "2/5"
  bool strict = false;                ///< what is not settled counts as failed
};

void declare_task(Arguments& arguments, TaskOptions& options, std::vector<std::string> formats);

/// Answers an specification, of which the options give what they name: does the work that the
/// journal does not hold, and writes the report. A signal stops the work and not the report: that
/// is then about the replications that are done. Returns the exit status.
int run_job(experiment::JobSpecification specification, const TaskOptions& options,
            Console& console);

/// Exit status of a verdict.
int status_of(experiment::Verdict verdict, bool strict);

} // namespace pondlab::cli
