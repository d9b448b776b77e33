#include "report/compare/compare_report.hpp"

#include <algorithm>

namespace pondlab::report {

CompareReport compare_report(const experiment::Comparison& comparison,
                             const experiment::ReplicationSet& replication_set,
                             experiment::Findings findings, std::string file) {
  experiment::ComparisonStatus status =
      status_of(comparison, replication_set.file(), findings.decision);
  return {comparison,
          replication_set.file(),
          manifest_of(replication_set, std::move(file), comparison.strategies.front()),
          std::move(findings.decision),
          std::move(findings.doubt),
          std::move(findings.screening),
          &replication_set,
          std::move(status),
          {}};
}

std::size_t arm_of(const CompareReport& report, std::size_t strategy) {
  const experiment::ArmKey key{report.comparison.strategies[strategy], {}};
  const std::vector<experiment::Arm>& arms = report.experiment.arms();
  return static_cast<std::size_t>(std::ranges::find(arms, key, &experiment::Arm::key) -
                                  arms.begin());
}

} // namespace pondlab::report
