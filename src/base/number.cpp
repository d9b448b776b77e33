#include "base/number.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace pondlab {

std::string grouped(double value, int decimals) {
  std::array<char, 64> digits{};
  std::snprintf(digits.data(), digits.size(), "%.*f", decimals, std::fabs(value));
  std::string text = digits.data();
  const std::size_t point = text.find('.');
  const std::size_t whole = point == std::string::npos ? text.size() : point;
  for (std::size_t i = whole; i > 3; i -= 3) text.insert(i - 3, ",");
  const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !is_zero ? "\u2212" + text : text;
}

} // namespace pondlab
