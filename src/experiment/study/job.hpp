#pragma once

#include "experiment/run/replication_set.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/explanation.hpp"
#include "experiment/study/health_check.hpp"
#include "experiment/study/pilot.hpp"
#include "experiment/study/study.hpp"
#include "experiment/study/trial.hpp"

#include <optional>
#include <variant>

namespace pondlab::experiment {

/// What a job's specification comes to once its scenario is read. A search is none: its later work
/// hangs on what the earlier came to.
using Job = std::variant<Study, Comparison, Explanation, Pilot, Trial, HealthCheck>;

/// A job, or the scenario's diagnostics (which may hold warnings beside one).
struct PlannedJob {
  std::optional<Job> job;
  Diagnostics diagnostics;
};

/// Reads a specification's scenario and works out what to run. Throws Error (usage) for a name that
/// does not exist, and for a search.
PlannedJob plan_job(JobSpecification specification);

/// With what the file or use says where nothing was asked.
const JobSpecification& specification_of(const Job& job);

/// All of its work.
ReplicationSet replication_set_of(const Job& job);

/// Who works on its items in another process, or in the page: from the same specification comes the
/// same work. Throws Error, with the scenario's first error where it cannot be used.
Worker worker_for(JobSpecification specification);

} // namespace pondlab::experiment
