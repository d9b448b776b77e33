#include "cli/comparison_task.hpp"

#include "report/compare_report.hpp"

namespace pondlab::cli {

namespace {

std::string rendered(const report::CompareReport& report, const Style& style) {
  if (style.format == "json") return report::compare_json(report);
  return report::compare_text(report, style.language, style.colour);
}

} // namespace

std::vector<std::string> ComparisonTask::formats() { return {"text", "json"}; }

Told ComparisonTask::report(const experiment::Experiment& experiment, const Style& style) const {
  const report::CompareReport report{
      comparison_, experiment,
      manifest_of(experiment, inquiry().file, comparison_.strategies.front()),
      decide(comparison_, experiment)};
  return {rendered(report, style),
          report.decision.settled ? experiment::Verdict::pass : experiment::Verdict::inconclusive};
}

} // namespace pondlab::cli
