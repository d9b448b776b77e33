#pragma once

#include "engine/numeric/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace pondlab::scenario {

// What people type where a number or a date is asked for: with full-width signs, thousands, units.

/// "2万", "20,000", "2.5 万人", "¥1.2w 元" as a whole number of 10^-decimals; nothing where it is
/// no such number, or has more decimals.
std::optional<std::int64_t> typed_number(std::string_view text, int decimals);

/// "2021-03-08", "2021/3/8", "20210308", "2021年3月8日", "21.3.8"; of one without its year
/// ("3月8日", "3/8") the next from `today` on.
std::optional<engine::Date> typed_date(std::string_view text, engine::Date today);

} // namespace pondlab::scenario
