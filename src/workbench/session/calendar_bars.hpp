#pragma once

#include "scenario/file/scenario.hpp"
#include "workbench/session/figures.hpp"

namespace pondlab::workbench {

/// On which days the entries of a strategy's campaign act, those of the file's own campaign first;
/// entries that the strategy takes out are named as removed.
std::vector<CampaignBar> campaign_bars(const scenario::Scenario& scenario,
                                       const std::string& strategy);

/// Known periods, then shocks.
std::vector<EventBar> event_bars(const engine::Setup& setup);

} // namespace pondlab::workbench
