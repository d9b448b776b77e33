#pragma once

#include "engine/world/measure.hpp"
#include "experiment/statistics/difference_origin.hpp"
#include "scenario/file/header.hpp"

#include <optional>

namespace pondlab::experiment {

struct Comparison;
class Experiment;

/// δ as far as it is known before anything is simulated: as the file names it, or a percentage
/// point of shares, and none of counts and of means such as the value of an order, of which nobody
/// can say. Nothing of sums of money: they are set against what campaigns cost.
std::optional<WorthwhileDifference> known_difference(const scenario::ComparisonSettings& settings,
                                                     const engine::Measure& criterion);

/// δ of a comparison on what is in. Where it comes of cost, that is the mean over the replications
/// of the first stage that are in, in their order: once the stage is whole, δ stays.
WorthwhileDifference worthwhile_difference(const Comparison& comparison,
                                           const Experiment& experiment);

} // namespace pondlab::experiment
