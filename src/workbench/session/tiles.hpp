#pragma once

#include "experiment/study/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// The figures a trade's first screen leads with, in their order; what a strategy cannot have (an
/// effect without a campaign, tasks without guides) is left out.
std::vector<std::string> tile_measures(const engine::Plan& plan);

/// The mechanisms over which a tile's measure is summed: all that give tasks to guides, for
/// measures about mechanisms; none for the others.
std::vector<std::string> tile_mechanisms(const engine::Plan& plan, const engine::Measure& measure);

/// Sees to it that the study answers all tiles, with a series each.
void ask_tiles(experiment::Study& study);

} // namespace pondlab::workbench
