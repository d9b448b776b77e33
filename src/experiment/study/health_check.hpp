#pragma once

#include "experiment/study/comparison.hpp"
#include "experiment/study/study.hpp"

#include <optional>

namespace pondlab::experiment {

/// A look at a scenario's strategies, its doubts and its expectations, on few replications.
struct HealthCheck {
  JobSpecification specification; ///< with what the file or use says where nothing was
  Comparison comparison; ///< of all strategies, screened; asks what expectations do besides
  Study study;           ///< for its expectations: their questions are the comparison's

  ReplicationSet replication_set() const { return comparison.replication_set(); }
};

inline constexpr int usual_replications_of_check = 8;

/// A check, or the scenario's diagnostics (which may hold warnings beside one).
struct HealthCheckResult {
  std::optional<HealthCheck> check;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run.
HealthCheckResult plan_health_check(JobSpecification specification);

} // namespace pondlab::experiment
