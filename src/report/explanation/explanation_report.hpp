#pragma once

#include "experiment/study/explanation.hpp"
#include "experiment/study/manifest.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// A finished explanation of a difference, ready to be written.
struct ExplanationReport {
  const experiment::Explanation& explanation;
  const experiment::Experiment& experiment;
  experiment::Manifest manifest;
  experiment::Accounting accounting;
  std::vector<experiment::Causes> causes;
};

/// Number of the layout of `explanation_json`: grows when a member changes its meaning or goes
/// away.
inline constexpr int explanation_format = 1;

/// Everything, for programs; keys and layout are stable.
std::string explanation_json(const ExplanationReport& report);

/// As it is printed, for Markdown and HTML.
ReportDocument explanation_document(const ExplanationReport& report, Language language);

/// What it comes to in a sentence, as an annotation of the scenario's file, for GitHub.
std::string explanation_annotations(const ExplanationReport& report, Language language);

} // namespace pondlab::report
