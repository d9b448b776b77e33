#include "cli/job/job_report.hpp"

#include "cli/job/events.hpp"
#include "cli/program/file_error.hpp"
#include "report/check/health_report.hpp"
#include "report/compare/compare_report.hpp"
#include "report/explanation/explanation_report.hpp"
#include "report/format/csv.hpp"
#include "report/model/names.hpp"
#include "report/run/run_report.hpp"
#include "report/trial/pilot_report.hpp"
#include "report/trial/trial_report.hpp"

#include <cerrno>
#include <fstream>

namespace pondlab::cli {

namespace {

using experiment::ReplicationSet;
using experiment::Verdict;

/// How a report is written.
struct Style {
  std::string format;
  Language language{};
  bool colour = false;
  bool strict = false;
};

bool is_json(const Style& style) { return style.format == "json" || style.format == "ndjson"; }

std::string rendered(const report::RunReport& report, const Style& style) {
  if (is_json(style)) return report::run_json(report);
  if (style.format == "csv") return report::run_csv(report);
  if (style.format == "csv-excel")
    return report::for_excel(report::run_csv(report, style.language));
  if (style.format == "junit") return report::run_junit(report, style.language);
  if (style.format == "github") return run_annotations(report, style.language, style.strict);
  return document_as(style.format, run_document(report, style.language), style.language,
                     style.colour);
}

std::string rendered(const report::CompareReport& report, const Style& style) {
  if (is_json(style)) return report::compare_json(report);
  if (style.format == "github") return compare_annotations(report, style.language, style.strict);
  if (style.format == "html") { // which is handed on
    const report::HealthReport checked{report, health_card(report.comparison, report.experiment,
                                                           report.decision, report.screening)};
    return document_html(checked_comparison(checked, style.language), style.language);
  }
  return document_as(style.format, compare_document(report, style.language), style.language,
                     style.colour);
}

std::string rendered(const report::ExplanationReport& report, const Style& style) {
  if (is_json(style)) return report::explanation_json(report);
  if (style.format == "github") return explanation_annotations(report, style.language);
  return document_as(style.format, explanation_document(report, style.language), style.language,
                     style.colour);
}

std::string rendered(const report::PilotReport& report, const Style& style) {
  if (is_json(style)) return report::pilot_json(report);
  return document_as(style.format, pilot_document(report, style.language), style.language,
                     style.colour);
}

std::string rendered(const report::TrialReport& report, const Style& style) {
  if (is_json(style)) return report::trial_json(report);
  return document_as(style.format, trial_document(report, style.language), style.language,
                     style.colour);
}

std::string rendered(const report::HealthReport& report, const Style& style) {
  if (is_json(style)) return report::health_json(report);
  return document_as(style.format, health_document(report, style.language), style.language,
                     style.colour);
}

void add_to_summary(const std::string& file, const std::string& markdown) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::app);
  stream << markdown << '\n' << std::flush;
  if (!stream) throw FileError(Failure::cannot_write, "cli.output.cannot_write", file, errno);
}

/// A comparison is a gate: nothing but a go opens it.
Verdict verdict_of(const report::CompareReport& report) {
  if (!report.status.is_asked)
    return report.decision.can_be_acted_on() ? Verdict::pass : Verdict::inconclusive;
  switch (report.status.whole.status) {
  case experiment::Status::go:
    return Verdict::pass;
  case experiment::Status::stop:
    return Verdict::fail;
  case experiment::Status::not_separable:
  case experiment::Status::unhealthy:
    break;
  }
  return Verdict::inconclusive;
}

/// Writes the report of whichever job it is.
class Writing {
public:
  Writing(const ReplicationSet& replication_set, Style style, std::optional<engine::Date> date,
          Output& output, const Console& console)
      : replication_set_(replication_set), style_(std::move(style)), date_(date), output_(output),
        console_(console) {}

  Verdict operator()(const experiment::Study& study) const {
    const experiment::Experiment& experiment = replication_set_.file();
    return write(
        report::RunReport{study, experiment,
                          manifest_of(replication_set_, study.specification.file, study.strategy),
                          date_, console_.seconds()},
        verdict(study, experiment));
  }

  Verdict operator()(const experiment::Comparison& comparison) const {
    report::CompareReport report =
        report::compare_report(comparison, replication_set_, find_out(comparison, replication_set_),
                               comparison.specification.file);
    report.date = date_;
    return write(report, verdict_of(report));
  }

  Verdict operator()(const experiment::Explanation& explanation) const {
    const experiment::Experiment& experiment = replication_set_.file();
    return write(report::ExplanationReport{explanation, experiment,
                                           manifest_of(experiment, explanation.specification.file,
                                                       explanation.strategy),
                                           account_for(explanation, experiment),
                                           causes_of(explanation, experiment)},
                 Verdict::pass);
  }

  Verdict operator()(const experiment::Pilot& pilot) const {
    const experiment::Experiment& experiment = replication_set_.file();
    return write(report::PilotReport{.pilot = pilot,
                                     .figures = pilot.protocol->figures(experiment, pilot.power),
                                     .replications = experiment.done()},
                 Verdict::pass);
  }

  Verdict operator()(const experiment::Trial& trial) const {
    return write(report::TrialReport{.trial = trial,
                                     .findings = trial.findings(replication_set_),
                                     .replications = replication_set_.file().done()},
                 Verdict::pass);
  }

  Verdict operator()(const experiment::HealthCheck& check) const {
    const experiment::Comparison& comparison = check.comparison;
    const experiment::Experiment& experiment = replication_set_.file();
    report::HealthReport report{report::compare_report(comparison, replication_set_,
                                                       find_out(comparison, replication_set_),
                                                       check.specification.file),
                                {}};
    report.card =
        health_card(comparison, experiment, report.compare.decision, report.compare.screening);
    judge_evidence(report.card, check.study, experiment);
    return write(report, report.card.concerns.empty() ? Verdict::pass : Verdict::inconclusive);
  }

private:
  template <class Report>
  Verdict write(const Report& report, Verdict verdict) const {
    const std::string text = rendered(report, style_);
    if (style_.format == "ndjson")
      Events(output_).report(text, verdict);
    else
      output_.write(text);
    if (style_.format == "github" && !console_.step_summary.empty())
      add_to_summary(console_.step_summary, rendered(report, {"markdown", console_.language}));
    return verdict;
  }

  const ReplicationSet& replication_set_;
  Style style_;
  std::optional<engine::Date> date_;
  Output& output_;
  const Console& console_;
};

} // namespace

std::vector<std::string> formats_of(experiment::JobSpecification::Kind kind) {
  using Kind = experiment::JobSpecification::Kind;
  switch (kind) {
  case Kind::study:
    return {"text", "json", "ndjson", "csv", "csv-excel", "junit", "markdown", "github", "html"};
  case Kind::search:
    return {"text", "json", "ndjson", "csv", "csv-excel", "markdown", "html"};
  case Kind::pilot:
  case Kind::trial:
  case Kind::check:
    return {"text", "json", "ndjson", "markdown", "html"};
  case Kind::comparison:
  case Kind::explanation:
    break;
  }
  return {"text", "json", "ndjson", "markdown", "github", "html"};
}

Verdict write_report(const experiment::Job& job, const ReplicationSet& replication_set,
                     const Common& common, bool strict, Output& output, const Console& console) {
  return std::visit(Writing(replication_set,
                            {common.format, console.language, output.colour(), strict},
                            report_date(common), output, console),
                    job);
}

} // namespace pondlab::cli
