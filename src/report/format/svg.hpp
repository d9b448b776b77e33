#pragma once

#include "report/model/chart.hpp"
#include "report/model/order_split.hpp"

#include <string>

namespace pondlab::report {

/// A chart as one `<svg>` element, which draws in the size that its surroundings give it. Texts are
/// escaped; colours are those for a light ground.
std::string svg_of(const SeriesChart& chart);
std::string svg_of(const IntervalChart& chart);
std::string svg_of(const SplitChart& chart);

} // namespace pondlab::report
