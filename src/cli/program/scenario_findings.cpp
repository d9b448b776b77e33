#include "cli/program/scenario_findings.hpp"

#include "report/format/junit.hpp"

namespace pondlab::cli {

void write_findings(Console& console, const Diagnostics& diagnostics, bool quiet) {
  for (const Diagnostic& finding : diagnostics)
    if (!quiet || finding.severity == Severity::error)
      console.err << to_text(finding, console.language) << '\n';
  console.err << std::flush;
}

std::string findings_junit(const Diagnostics& diagnostics, const std::string& file,
                           Language language) {
  std::vector<report::TestCase> cases;
  for (const Diagnostic& finding : diagnostics) {
    if (finding.severity != Severity::error) continue;
    const std::string line = to_text(finding, language);
    cases.push_back({.group = file,
                     .name = finding.path.empty() ? "$" : finding.path,
                     .end = report::CaseEnd::error,
                     .type = finding.key,
                     .message = line,
                     .detail = line});
  }
  return report::junit_text(file, cases);
}

} // namespace pondlab::cli
