#pragma once

#include "engine/world/measure.hpp"
#include "experiment/statistics/statistics.hpp"
#include "report/format/csv.hpp"

namespace pondlab::report {

/// A value in its measure's unit: money as yuan, shares as fractions; empty where it is not finite.
void write_value(CsvWriter& csv, engine::MeasureUnit unit, double value);

/// A bare number; empty where it is not finite.
void write_real(CsvWriter& csv, double value);

/// Five columns: n, mean, sd, low and high; empty where there is no value or no interval.
void write_estimate(CsvWriter& csv, engine::MeasureUnit unit, const experiment::Estimate& estimate);

} // namespace pondlab::report
