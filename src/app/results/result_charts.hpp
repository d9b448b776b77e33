#pragma once

#include "app/draw/ui.hpp"
#include "report/model/chart.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The chosen measure day by day, or its sums up to each day where it has any: the run on show, its
/// twin without a campaign, and the band over replications.
report::SeriesChart series_chart(const Ui& ui, const workbench::Session& session,
                                 const std::string& measure, bool cumulative);

/// From the people addressed to those who paid, for one campaign entry.
report::BarChart funnel_chart(const Ui& ui, const workbench::Session& session,
                              const std::string& campaign_id);

} // namespace pondlab::app
