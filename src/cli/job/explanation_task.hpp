#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/explanation.hpp"

namespace pondlab::cli {

/// The work of `pondlab compare --explain`. Its reports are written in the formats of `compare`.
class ExplanationTask : public Task {
public:
  ExplanationTask(experiment::JobSpecification specification, experiment::Explanation explanation)
      : Task(std::move(specification)), explanation_(std::move(explanation)) {}

  experiment::ReplicationSet replication_set() const override { return explanation_.experiment(); }
  /// Nothing is judged: the verdict is pass.
  WrittenReport report(const experiment::ReplicationSet& replication_set,
                       const Style& style) const override;

private:
  experiment::Explanation explanation_;
};

} // namespace pondlab::cli
