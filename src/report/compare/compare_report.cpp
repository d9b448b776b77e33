#include "report/compare/compare_report.hpp"

namespace pondlab::report {

CompareReport compare_report(const experiment::Comparison& comparison,
                             const experiment::Programme& programme, experiment::Findings findings,
                             std::string file) {
  return {comparison,
          programme.file(),
          manifest_of(programme, std::move(file), comparison.strategies.front()),
          std::move(findings.decision),
          std::move(findings.doubt),
          std::move(findings.screening),
          &programme};
}

} // namespace pondlab::report
