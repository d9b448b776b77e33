#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/study.hpp"

#include <vector>

namespace pondlab::cli {

/// The work of `pondlab run`.
class StudyTask : public Task {
public:
  /// Formats of its reports, the usual one first.
  static std::vector<std::string> formats();

  StudyTask(experiment::JobSpecification specification, experiment::Study study)
      : Task(std::move(specification)), study_(std::move(study)) {}

  experiment::ReplicationSet replication_set() const override { return study_.experiment(); }
  /// The verdict is that on all expectations together.
  WrittenReport report(const experiment::ReplicationSet& replication_set,
                       const Style& style) const override;

private:
  experiment::Study study_;
};

} // namespace pondlab::cli
