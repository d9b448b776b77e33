#pragma once

#include "base/diagnostic.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/output.hpp"
#include "cli/task.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// Options that every command with a task has.
struct TaskOptions {
  Common common;
  std::string file; ///< the scenario's
  std::optional<std::int64_t> seed, replications, days, jobs;
  bool strict = false; ///< what is not settled counts as failed
};

void declare_task(Arguments& arguments, TaskOptions& options, std::vector<std::string> formats);

/// Writes the findings for which there is no task where the format has a place for them: CI shows
/// what stands in the report. There each is an error, told from a failure. Returns the exit status.
int refuse(const Diagnostics& diagnostics, const TaskOptions& options, Output& output,
           Language language);

/// Does a task's work and writes its report. A signal stops the work and not the report: that is
/// then about the replications that are done. Returns the exit status.
int carry_out(const Task& task, const TaskOptions& options, Output& output, Console& console);

} // namespace pondlab::cli
