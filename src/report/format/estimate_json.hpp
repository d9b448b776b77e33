#pragma once

#include "engine/world/measure.hpp"
#include "experiment/statistics/statistics.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// A value in its measure's unit: money as yuan, shares as fractions.
void write_value(JsonWriter& json, engine::MeasureUnit unit, double value);

/// The members n, undefined, mean, sd, low and high of the object being written; null where there
/// is no value or no interval.
void write_estimate(JsonWriter& json, engine::MeasureUnit unit,
                    const experiment::Estimate& estimate);

/// `anytime_low` and `anytime_high` of an estimate whose interval may be looked at at any time;
/// null while it says nothing.
void write_anytime_limits(JsonWriter& json, engine::MeasureUnit unit,
                          const experiment::Estimate& estimate);

} // namespace pondlab::report
