#pragma once

#include "engine/parameters/parameters.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pondlab::engine {

/// A day of a run: 0 is the first simulated day, −1 the evening before it (set-up). Dates before
/// the run (a last order in the past) are negative days.
using Day = std::int32_t;

/// The proleptic Gregorian date of `year`-`month`-`day`, or nothing when there is no such day.
/// Years 1900 to 2199 only: whatever else a file says is a typing error.
std::optional<Date> make_date(int year, int month, int day);

/// Reads "2020-02-01" (exactly ten characters).
std::optional<Date> parse_date(std::string_view text);

/// Writes a known date as "2020-02-01".
std::string to_text(Date date);

/// 0 is Monday, 6 Sunday.
int weekday(Date date);

} // namespace pondlab::engine
