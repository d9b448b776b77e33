#pragma once

#include "experiment/statistics/kim_nelson.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/manifest.hpp"
#include "experiment/study/status.hpp"
#include "experiment/study/uncertainty_study.hpp"
#include "report/model/report_document.hpp"

#include <string>

namespace pondlab::report {

/// A finished comparison, ready to be written.
struct CompareReport {
  const experiment::Comparison& comparison;
  const experiment::Experiment& experiment; ///< at the file's values
  experiment::Manifest manifest;
  experiment::Decision decision;
  std::optional<experiment::UncertainDecision> doubt =
      std::nullopt;                                              ///< where parameters were drawn
  std::optional<experiment::Screening> screening = std::nullopt; ///< where doubts were screened
  /// All of the work, where there is more than the experiment.
  const experiment::ReplicationSet* replication_set = nullptr;
  experiment::ComparisonStatus status{}; ///< not asked: it is not known
  /// Of the report, as whoever writes it says; none, of one that is the same on any day.
  std::optional<engine::Date> date{};

  int done() const { return replication_set ? replication_set->done() : experiment.done(); }
  int planned() const {
    return replication_set ? replication_set->replications() : experiment.replications();
  }
};

/// The report on what is in of a comparison's work on the scenario in `file`.
CompareReport compare_report(const experiment::Comparison& comparison,
                             const experiment::ReplicationSet& replication_set,
                             experiment::Findings findings, std::string file);

/// Place of a strategy among the experiment's arms.
std::size_t arm_of(const CompareReport& report, std::size_t strategy);

/// Number of the layout of `compare_json`: grows when a member changes its meaning or goes away.
inline constexpr int comparison_format = 3;

/// Everything, for programs; keys and layout are stable.
std::string compare_json(const CompareReport& report);

/// As it is printed, for Markdown and HTML.
ReportDocument compare_document(const CompareReport& report, Language language);

/// The decision as an annotation of the scenario's file, for GitHub; `strict` makes one that is not
/// settled an error.
std::string compare_annotations(const CompareReport& report, Language language, bool strict);

} // namespace pondlab::report
