#pragma once

#include "report/model/chart.hpp"
#include "report/model/order_split.hpp"

#include <cstdint>
#include <string>

namespace pondlab::report {

/// A chart as one `<svg>` element, which draws in the size that its surroundings give it. Texts are
/// escaped; colours are those for a light ground.
std::string svg_of(const SeriesChart& chart);

/// How wide the surroundings are: on a phone what a line of the chart is about stands above it.
enum class Surroundings : std::uint8_t { page, phone };
std::string svg_of(const IntervalChart& chart, Surroundings where = Surroundings::page);
std::string svg_of(const SplitChart& chart, Surroundings where = Surroundings::page);

} // namespace pondlab::report
