#pragma once

#include "experiment/study/pilot.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// A pilot's sizes on the replications that are in, ready to be written.
struct PilotReport {
  const experiment::Pilot& pilot;
  std::vector<experiment::PilotFigure> figures;
  int replications = 0; ///< that are in

  int days() const { return pilot.scenario.setup.horizon.days; }
};

/// Number of the layout of `pilot_json`: grows when a member changes its meaning or goes away.
inline constexpr int pilot_format = 1;

/// For programs; money in yuan, `needed` null where no number would do. Keys and layout are stable.
std::string pilot_json(const PilotReport& report);

/// As it is printed: a table a figure.
ReportDocument pilot_document(const PilotReport& report, Language language);

} // namespace pondlab::report
