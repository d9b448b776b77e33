#include "scenario/json/decimal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace pondlab::scenario {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

/// The parts of a number: all digits without the point, and where the point stands among them once
/// the exponent has moved it.
struct Parts {
  bool negative = false;
  std::string digits;
  std::int64_t point = 0;
};

Parts split(std::string_view text) {
  Parts parts;
  std::size_t i = 0;
  if (i < text.size() && text[i] == '-') parts.negative = true, ++i;
  std::size_t end = skip_digits(text, i);
  parts.digits = text.substr(i, end - i);
  parts.point = static_cast<std::int64_t>(end - i);
  i = end;
  if (i < text.size() && text[i] == '.') {
    end = skip_digits(text, i + 1);
    parts.digits += text.substr(i + 1, end - i - 1);
    i = end;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && text[i] == '+') ++i;
    const bool down = i < text.size() && text[i] == '-';
    std::int64_t exponent = 0;
    // An absurd exponent saturates; its number is zero or too large in any case.
    constexpr std::int64_t enough = 1'000'000;
    for (i += down; i < text.size() && is_digit(text[i]); ++i)
      exponent = std::min(enough, exponent * 10 + (text[i] - '0'));
    parts.point += down ? -exponent : exponent;
  }
  return parts;
}

} // namespace

Decimal read_decimal(std::string_view text, int decimals) {
  Parts parts = split(text);
  while (!parts.digits.empty() && parts.digits.back() == '0') parts.digits.pop_back();
  const std::size_t leading = std::min(parts.digits.find_first_not_of('0'), parts.digits.size());
  parts.digits.erase(0, leading);
  parts.point -= static_cast<std::int64_t>(leading);
  if (parts.digits.empty()) return {};

  const std::int64_t length = parts.point + decimals;
  if (length > 19) return {0, Decimal::Fault::too_large};
  if (static_cast<std::int64_t>(parts.digits.size()) > length)
    return {0, Decimal::Fault::too_many_decimals};
  parts.digits.append(static_cast<std::size_t>(length) - parts.digits.size(), '0');
  if (parts.negative) parts.digits.insert(0, 1, '-');

  Decimal decimal;
  const char* end = parts.digits.data() + parts.digits.size();
  if (std::from_chars(parts.digits.data(), end, decimal.scaled).ec != std::errc{})
    return {0, Decimal::Fault::too_large};
  return decimal;
}

std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  if (i < text.size() && text[i] == '-') ++i;
  std::size_t end = skip_digits(text, i);
  if (end == i) return 0;
  if (text[i] == '0') end = i + 1;
  if (end < text.size() && text[end] == '.') {
    i = end + 1;
    const std::size_t fraction = skip_digits(text, i);
    if (fraction == i) return end;
    end = fraction;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    i = end + 1;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    const std::size_t exponent = skip_digits(text, i);
    if (exponent > i) end = exponent;
  }
  return end;
}

bool is_number_text(std::string_view text) {
  return !text.empty() && number_length(text) == text.size();
}

std::optional<double> read_real(std::string_view text) {
  const auto value = nlohmann::json::parse(text, nullptr, false);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

std::string decimal_text(std::int64_t scaled, int decimals) {
  std::string digits = std::to_string(scaled);
  const std::string sign = scaled < 0 ? "-" : "";
  digits.erase(0, sign.size());
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - places);
  digits.resize(digits.size() - places);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return sign + digits + (fraction.empty() ? "" : "." + fraction);
}

std::string real_text(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

} // namespace pondlab::scenario
