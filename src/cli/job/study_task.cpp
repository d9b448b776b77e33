#include "cli/job/study_task.hpp"

#include "report/format/csv.hpp"
#include "report/run/run_report.hpp"

namespace pondlab::cli {

namespace {

std::string rendered(const report::RunReport& report, const Style& style) {
  if (style.format == "json" || style.format == "ndjson") return report::run_json(report);
  if (style.format == "csv") return report::run_csv(report);
  if (style.format == "csv-excel")
    return report::for_excel(report::run_csv(report, style.language));
  if (style.format == "junit") return report::run_junit(report, style.language);
  if (style.format == "github") return run_annotations(report, style.language, style.strict);
  return document_as(style.format, run_document(report, style.language), style.language,
                     style.colour);
}

} // namespace

std::vector<std::string> StudyTask::formats() {
  return {"text", "json", "ndjson", "csv", "csv-excel", "junit", "markdown", "github", "html"};
}

WrittenReport StudyTask::report(const experiment::ReplicationSet& replication_set,
                                const Style& style) const {
  const experiment::Experiment& experiment = replication_set.file();
  const report::RunReport report{
      study_, experiment, manifest_of(replication_set, specification().file, study_.strategy)};
  return {rendered(report, style), verdict(study_, experiment)};
}

} // namespace pondlab::cli
