#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pondlab::scenario {

/// A JSON number read exactly, as a whole number of 10^-decimals.
struct Decimal {
  enum class Fault : std::uint8_t {
    none,
    too_many_decimals, ///< digits other than 0 beyond the allowed decimals
    too_large,         ///< beyond 64 bits
  };
  std::int64_t scaled = 0;
  Fault fault = Fault::none;
};

/// Reads `text`, which must be JSON number text, never through a double: 12.5 with two decimals is
/// 1250, 12.505 is a fault, 1e3 with none is 1000, 12.500 has one decimal.
Decimal read_decimal(std::string_view text, int decimals);

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Length of the longest beginning of `text` that is a JSON number; 0 when there is none.
std::size_t number_length(std::string_view text);
/// Whether `text` follows JSON's grammar of numbers.
bool is_number_text(std::string_view text);

/// The nearest double; nothing when it overflows or is no number. Independent of the locale.
std::optional<double> read_real(std::string_view text);

/// `scaled` × 10^-decimals without trailing zeros: (1250, 2) → "12.5".
std::string decimal_text(std::int64_t scaled, int decimals);

/// The shortest text that reads back as `value`, which must be finite.
std::string real_text(double value);

} // namespace pondlab::scenario
