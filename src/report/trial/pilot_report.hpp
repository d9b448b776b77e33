#pragma once

#include "experiment/study/pilot.hpp"
#include "report/model/report_document.hpp"

#include <cstdint>
#include <string>

namespace pondlab::report {

/// A finished reckoning of pilot sizes, ready to be written.
struct PilotReport {
  const experiment::Pilot& pilot;
  std::string file;                 ///< the scenario's
  std::string title;                ///< its name
  std::string strategy, versus;     ///< ids
  std::string name, name_of_versus; ///< of the strategies, for people
  int days = 0;
  std::uint64_t seed = 0;
};

/// Number of the layout of `pilot_json`: grows when a member changes its meaning or goes away.
inline constexpr int pilot_format = 1;

/// For programs; money in yuan, `needed` null where no number would do. Keys and layout are stable.
std::string pilot_json(const PilotReport& report);

/// As it is printed: a table a figure.
ReportDocument pilot_document(const PilotReport& report, Language language);

} // namespace pondlab::report
