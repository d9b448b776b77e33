#pragma once

#include "base/number.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <string>

namespace pondlab::report {

/// What a figure is counted in; decides how it is written.
enum class Unit : std::uint8_t {
  count,    ///< people, orders, pieces
  money,    ///< fen; written in yuan
  rate,     ///< a fraction; written in per cent
  real,     ///< a bare number
  duration, ///< days
  times,    ///< a ratio; written 1.5× or 1.5 倍
};

/// How a figure is shortened.
enum class Shape : std::uint8_t {
  exact,   ///< every digit, thousands separated: ledgers and tables
  whole,   ///< the same, of money without its fen: statements
  compact, ///< at most four digits: 41.2万, 412k, 3.1亿, 3.1M: tiles and axes
};

/// A figure as a person reads it: sign, currency, thousands separators, 万 and 亿 in Chinese, k and
/// M in English; a proper minus sign. Not-a-number is written as an en dash.
std::string number_text(Language language, double value, Unit unit, Shape shape = Shape::compact);

/// "±38k": the half-width of an interval in the unit and shape of its figure.
std::string half_width_text(Language language, double half_width, Unit unit,
                            Shape shape = Shape::compact);

/// "2月1日" or "1 Feb": the day of the year of days since 1970-01-01.
std::string day_text(Language language, std::int32_t days);
/// "08:05", of a minute of the day.
std::string clock_text(int minute);

/// "2020-02-01 周六" or "Sat 2020-02-01".
std::string date_text(Language language, std::int32_t days);

} // namespace pondlab::report
