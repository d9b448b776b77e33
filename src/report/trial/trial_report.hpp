#pragma once

#include "experiment/study/trial.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// Trials of some of a strategy's mechanisms on the replications that are in, ready to be written.
struct TrialReport {
  const experiment::Trial& trial;
  std::vector<experiment::TrialFindings> findings; ///< at least one
  int replications = 0;                            ///< that are in, of the first

  int days() const { return trial.scenario.setup.horizon.days; }
  double holdout() const { return *trial.specification.holdout / 100.; }
};

/// Number of the layout of `trial_json`: grows when a member changes its meaning or goes away.
inline constexpr int trial_format = 1;

/// For programs; money in yuan. Keys and layout are stable.
std::string trial_json(const TrialReport& report);

/// As it is printed: a table a mechanism and figure.
ReportDocument trial_document(const TrialReport& report, Language language);

} // namespace pondlab::report
