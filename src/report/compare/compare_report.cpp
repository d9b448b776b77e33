#include "report/compare/compare_report.hpp"

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

} // namespace pondlab::report
