#include "scenario/json/utf8.hpp"

#include <cstdint>

namespace pondlab::scenario {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Length of the well-formed sequence at `i`, or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned char a = byte_at(text, i), b = byte_at(text, i + 1);
  if (a < 0x80) return 1;
  if (a < 0xC2 || a > 0xF4 || !is_continuation(b)) return 0;
  if (a < 0xE0) return 2;
  if (!is_continuation(byte_at(text, i + 2))) return 0;
  if (a < 0xF0) return (a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F) ? 0 : 3;
  if (!is_continuation(byte_at(text, i + 3))) return 0;
  return (a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F) ? 0 : 4;
}

std::uint32_t decode(std::string_view point) {
  if (point.empty()) return 0;
  const auto first = static_cast<unsigned char>(point[0]);
  std::uint32_t value = point.size() == 1 ? first : first & (0xFFu >> (point.size() + 1));
  for (std::size_t i = 1; i < point.size(); ++i)
    value = value << 6 | (static_cast<unsigned char>(point[i]) & 0x3Fu);
  return value;
}

bool is_control(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029 ||
         point == 0xFEFF;
}

} // namespace

std::size_t utf8_fault(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return text.size();
}

std::string_view code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const std::size_t length = sequence_length(text, offset);
  return text.substr(offset, length ? length : 1);
}

std::string_view control_character(std::string_view text, std::string_view allowed) {
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view point = code_point_at(text, i);
    if (is_control(decode(point)) && allowed.find(point) == allowed.npos) return point;
    i += point.size();
  }
  return {};
}

std::string code_point_name(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::uint32_t value = decode(code_point_at(text, 0));
  std::string hex;
  for (int i = 0; i < 6 && (i < 4 || value); ++i, value >>= 4) hex.insert(0, 1, digits[value & 15]);
  return "U+" + hex;
}

TextSpan PlaceCounter::at(std::size_t offset) {
  for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if (!is_continuation(byte)) {
      ++place_.column;
    }
  }
  return place_;
}

} // namespace pondlab::scenario
