#pragma once

#include "experiment/study/trial.hpp"
#include "report/model/report_document.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pondlab::report {

/// Finished trials of some of a strategy's mechanisms, ready to be written.
struct TrialReport {
  const std::vector<experiment::Trial>& trials; ///< at least one
  std::string file;                             ///< the scenario's
  std::string title;                            ///< its name
  std::string strategy;                         ///< id
  std::string name;                             ///< of the strategy, for people
  int days = 0;
  std::uint64_t seed = 0;
};

/// Number of the layout of `trial_json`: grows when a member changes its meaning or goes away.
inline constexpr int trial_format = 1;

/// For programs; money in yuan. Keys and layout are stable.
std::string trial_json(const TrialReport& report);

/// As it is printed: a table a mechanism and figure.
ReportDocument trial_document(const TrialReport& report, Language language);

} // namespace pondlab::report
