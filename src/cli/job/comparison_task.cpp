#include "cli/job/comparison_task.hpp"

#include "report/compare/compare_report.hpp"

namespace pondlab::cli {

namespace {

std::string rendered(const report::CompareReport& report, const Style& style) {
  if (style.format == "json" || style.format == "ndjson") return report::compare_json(report);
  if (style.format == "markdown") return paper_markdown(compare_paper(report, style.language));
  if (style.format == "html")
    return paper_html(compare_paper(report, style.language), style.language);
  if (style.format == "github") return compare_annotations(report, style.language, style.strict);
  return report::compare_text(report, style.language, style.colour);
}

} // namespace

std::vector<std::string> ComparisonTask::formats() {
  return {"text", "json", "ndjson", "markdown", "github", "html"};
}

Told ComparisonTask::report(const experiment::Programme& programme, const Style& style) const {
  const report::CompareReport report = report::compare_report(
      comparison_, programme, find_out(comparison_, programme), inquiry().file);
  return {rendered(report, style),
          report.decision.settled ? experiment::Verdict::pass : experiment::Verdict::inconclusive};
}

} // namespace pondlab::cli
