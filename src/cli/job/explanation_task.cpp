#include "cli/job/explanation_task.hpp"

#include "report/explanation/explanation_report.hpp"

namespace pondlab::cli {

namespace {

std::string rendered(const report::ExplanationReport& report, const Style& style) {
  if (style.format == "json" || style.format == "ndjson") return report::explanation_json(report);
  if (style.format == "github") return explanation_annotations(report, style.language);
  return document_as(style.format, explanation_document(report, style.language), style.language,
                     style.colour);
}

} // namespace

WrittenReport ExplanationTask::report(const experiment::ReplicationSet& replication_set,
                                      const Style& style) const {
  const experiment::Experiment& experiment = replication_set.file();
  const report::ExplanationReport report{
      explanation_, experiment,
      manifest_of(experiment, specification().file, explanation_.strategy),
      account_for(explanation_, experiment), causes_of(explanation_, experiment)};
  return {rendered(report, style), experiment::Verdict::pass};
}

} // namespace pondlab::cli
