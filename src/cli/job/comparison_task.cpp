#include "cli/job/comparison_task.hpp"

#include "report/compare/compare_report.hpp"

namespace pondlab::cli {

namespace {

std::string rendered(const report::CompareReport& report, const Style& style) {
  if (style.format == "json" || style.format == "ndjson") return report::compare_json(report);
  if (style.format == "github") return compare_annotations(report, style.language, style.strict);
  return document_as(style.format, compare_document(report, style.language), style.language,
                     style.colour);
}

} // namespace

std::vector<std::string> ComparisonTask::formats() {
  return {"text", "json", "ndjson", "markdown", "github", "html"};
}

WrittenReport ComparisonTask::report(const experiment::ReplicationSet& replication_set,
                                     const Style& style) const {
  const report::CompareReport report = report::compare_report(
      comparison_, replication_set, find_out(comparison_, replication_set), specification().file);
  return {rendered(report, style),
          report.decision.settled ? experiment::Verdict::pass : experiment::Verdict::inconclusive};
}

} // namespace pondlab::cli
