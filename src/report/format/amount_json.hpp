#pragma once

#include "experiment/statistics/statistics.hpp"
#include "report/format/json_writer.hpp"

namespace pondlab::report {

/// Writes fen as yuan, to a ten-thousandth (an amount a person is often less than a fen), or a
/// count as it is.
void write_amount(JsonWriter& json, bool money, double amount);

/// An object of mean, and of low and high where there is an interval.
void write_amounts(JsonWriter& json, bool money, const experiment::Estimate& estimate);

} // namespace pondlab::report
