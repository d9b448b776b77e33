#pragma once

#include "engine/world/measure.hpp"
#include "experiment/statistics/statistics.hpp"

#include <optional>
#include <span>

namespace pondlab::experiment {

/// Whether it counts events; other counts are stocks, which no event comes on top of.
bool counts_events(const engine::Measure& measure);

/// The mean of a measure over replications, with the interval that suits it: of a count of rare
/// events that of a Poisson mean, else Student's.
Estimate estimate_of(const engine::Measure& measure, std::span<const std::optional<double>> values);

/// The same of differences of the measure between two strategies.
Estimate estimate_of_difference(const engine::Measure& measure,
                                std::span<const std::optional<double>> values);

/// The ratio of the measure's means, of values in the same replications.
Estimate estimate_of_ratio(const engine::Measure& measure, std::span<const double> of,
                           std::span<const double> over);

/// Two such ratios set against each other: one over the other where `divided`, else less it.
Estimate estimate_of_contrast(const engine::Measure& measure, const RatioValues& of,
                              const RatioValues& against, bool divided);

} // namespace pondlab::experiment
