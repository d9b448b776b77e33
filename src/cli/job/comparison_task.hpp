#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/comparison.hpp"

#include <vector>

namespace pondlab::cli {

/// The work of `pondlab compare`.
class ComparisonTask : public Task {
public:
  /// Formats of its reports, the usual one first.
  static std::vector<std::string> formats();

  ComparisonTask(experiment::JobSpecification specification, experiment::Comparison comparison)
      : Task(std::move(specification)), comparison_(std::move(comparison)) {}

  experiment::ReplicationSet replication_set() const override {
    return comparison_.replication_set();
  }
  std::optional<ProgressMonitor> monitor() const override { return ProgressMonitor(comparison_); }
  /// The verdict is pass when one strategy can be chosen, or else inconclusive.
  WrittenReport report(const experiment::ReplicationSet& replication_set,
                       const Style& style) const override;

private:
  experiment::Comparison comparison_;
};

} // namespace pondlab::cli
