#pragma once

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/job/progress_monitor.hpp"
#include "experiment/run/replication_set.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/study/job_specification.hpp"

#include <memory>
#include <string>

namespace pondlab::cli {

/// A report, and what it comes to.
struct WrittenReport {
  std::string text;
  experiment::Verdict verdict{}; ///< pass, fail or inconclusive
};

/// How a report is written.
struct Style {
  std::string format; ///< one of the command's
  Language language{};
  bool colour = false;
  bool strict = false; ///< what is not settled counts as failed
};

/// What `run` and `compare` have in common: work to be done, and its report.
class Task {
public:
  explicit Task(experiment::JobSpecification specification)
      : specification_(std::move(specification)) {}
  virtual ~Task() = default;

  /// With what the scenario's file says where nothing else was asked for.
  const experiment::JobSpecification& specification() const { return specification_; }

  virtual experiment::ReplicationSet replication_set() const = 0;
  /// Who tells when there is enough, where that may be before all is done. The task must outlive
  /// it.
  virtual std::optional<ProgressMonitor> monitor() const { return std::nullopt; }
  /// The report on the replications that are in; at least one at the file's values must be.
  virtual WrittenReport report(const experiment::ReplicationSet& replication_set,
                               const Style& style) const = 0;

private:
  experiment::JobSpecification specification_;
};

/// A task, or the scenario's diagnostics (which may hold warnings beside one).
struct PlannedTask {
  std::unique_ptr<Task> task;
  Diagnostics diagnostics;
};

/// Reads the scenario of an specification and works out what to run. Throws Error (usage) for a
/// name that does not exist, and for a search, whose later work hangs on what the earlier came to.
PlannedTask plan_task(experiment::JobSpecification specification);

} // namespace pondlab::cli
