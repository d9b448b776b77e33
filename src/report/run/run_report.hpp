#pragma once

#include "base/text.hpp"
#include "experiment/study/manifest.hpp"
#include "experiment/study/study.hpp"
#include "report/model/report_document.hpp"

#include <optional>
#include <string>

namespace pondlab::report {

/// A finished run, ready to be written.
struct RunReport {
  const experiment::Study& study;
  const experiment::Experiment& experiment;
  experiment::Manifest manifest;
  /// Of the report, as whoever writes it says; none, of one that is the same on any day.
  std::optional<engine::Date> date{};
  double seconds = 0; ///< that the simulation took: JUnit's alone tells, the rest never differs
};

/// Number of the layout of `run_json`: grows when a member changes its meaning or goes away.
inline constexpr int result_format = 1;

/// Everything, for programs; keys and layout are stable.
std::string run_json(const RunReport& report);

/// One line for each measure and each expectation, for spreadsheets; heads of columns in `heads`,
/// or else the keys that programs know.
std::string run_csv(const RunReport& report, std::optional<Language> heads = {});

/// The expectations as test cases, for CI: failed ones are failures, unsettled ones errors.
std::string run_junit(const RunReport& report, Language language);

/// As it is printed, for Markdown and HTML.
ReportDocument run_document(const RunReport& report, Language language);

/// The expectations as annotations of the scenario's file, for GitHub; `strict` makes unsettled
/// ones errors.
std::string run_annotations(const RunReport& report, Language language, bool strict);

} // namespace pondlab::report
