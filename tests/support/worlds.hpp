#pragma once

#include "engine/model/setup.hpp"
#include "engine/world/world.hpp"

#include <memory>

namespace pondlab::tests {

/// A set-up with every parameter at its default, `days` long, starting on 2020-01-01 (a Wednesday).
engine::Setup plain_setup(engine::Day days);

/// One segment of pool members, every parameter at its default.
engine::Segment plain_segment(std::string id, std::int64_t members);

/// CDNOW's cohort: 2,357 people whose first orders fall on the days of the record (January to
/// March 1997), 39 weeks, no campaign.
engine::Setup cdnow_setup(engine::Day days = 273);

std::shared_ptr<const engine::Plan> plan_of(engine::Setup setup, engine::Campaign campaign = {});

/// A mechanism of this kind at its defaults, as a campaign's only or next entry.
engine::CampaignEntry entry(const std::string& kind, std::uint8_t instance = 0);

} // namespace pondlab::tests
