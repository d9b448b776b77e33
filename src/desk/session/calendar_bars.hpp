#pragma once

#include "desk/session/figures.hpp"
#include "scenario/file/scenario.hpp"

namespace pondlab::desk {

/// On which days the entries of a strategy's campaign act, those of the file's own campaign first;
/// entries that the strategy takes out are named as removed.
std::vector<CampaignBar> campaign_bars(const scenario::Scenario& scenario,
                                       const std::string& strategy);

/// Known periods, then shocks.
std::vector<EventBar> event_bars(const engine::Setup& setup);

} // namespace pondlab::desk
