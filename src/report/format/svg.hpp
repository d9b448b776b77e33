#pragma once

#include "report/model/chart.hpp"

#include <string>

namespace pondlab::report {

/// A chart as one `<svg>` element, which draws in the size that its surroundings give it. Texts are
/// escaped; colours are those for a light ground.
std::string svg_of(const SeriesChart& chart);
std::string svg_of(const IntervalChart& chart);

} // namespace pondlab::report
