#include "base/utf8.hpp"

#include <fmt/format.h>
#include <utf8/checked.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>

namespace pondlab {

namespace {

constexpr char32_t replacement = U'\uFFFD';

struct Range {
  char32_t first, last;
};

constexpr std::array<Range, 7> controls = {{{0, 0x1F},
                                            {0x7F, 0x9F},
                                            {0x2028, 0x2029}, // line and paragraph separators
                                            {0x202A, 0x202E}, // embeddings and overrides
                                            {0x2066, 0x2069}, // isolates
                                            {0xFEFF, 0xFEFF}, // byte order mark
                                            {0xFFFE, 0xFFFF}}};

// Default-ignorable code points (Unicode's DerivedCoreProperties) but for the variation selectors
// that emoji are written with, and what only programs exchange.
constexpr std::array<Range, 14> without_width = {{{0xAD, 0xAD},
                                                  {0x34F, 0x34F},
                                                  {0x61C, 0x61C},
                                                  {0x115F, 0x1160},
                                                  {0x17B4, 0x17B5},
                                                  {0x180B, 0x180F},
                                                  {0x200B, 0x200F},
                                                  {0x2060, 0x206F},
                                                  {0x3164, 0x3164},
                                                  {0xFFA0, 0xFFA0},
                                                  {0xFFF0, 0xFFFB},
                                                  {0x1BCA0, 0x1BCA3},
                                                  {0x1D173, 0x1D17A},
                                                  {0xE0000, 0xE0FFF}}};

template <std::size_t n>
bool is_in(const std::array<Range, n>& ranges, char32_t point) {
  return std::ranges::any_of(
      ranges, [&](const Range& range) { return point >= range.first && point <= range.last; });
}

std::string escape(const CodePoint& point) {
  if (point.is_malformed)
    return fmt::format("\\x{:02X}", static_cast<unsigned char>(point.bytes.front()));
  switch (point.value) {
  case U'\n':
    return "\\n";
  case U'\r':
    return "\\r";
  case U'\t':
    return "\\t";
  default:
    const auto value = static_cast<std::uint32_t>(point.value);
    return value > 0xFFFF ? fmt::format("\\u{{{:X}}}", value) : fmt::format("\\u{:04X}", value);
  }
}

} // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const char* const begin = text.data() + offset;
  const char* end = begin;
  try {
    const char32_t value = utf8::next(end, text.data() + text.size());
    return {value, {begin, static_cast<std::size_t>(end - begin)}};
  } catch (const utf8::exception&) {
    return {replacement, text.substr(offset, 1), true};
  }
}

std::size_t utf8_fault(std::string_view text) {
  return static_cast<std::size_t>(
      std::distance(text.begin(), utf8::find_invalid(text.begin(), text.end())));
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    points += point.value;
    at += point.bytes.size();
  }
  return points;
}

bool is_control(char32_t point) { return is_in(controls, point); }

bool is_unseen(char32_t point) { return is_control(point) || is_in(without_width, point); }

std::string_view control_character(std::string_view text, std::string_view allowed) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_control(point.value) && allowed.find(point.bytes) == allowed.npos) return point.bytes;
    at += point.bytes.size();
  }
  return {};
}

std::string_view unseen_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.is_malformed || is_unseen(point.value)) return point.bytes;
    at += point.bytes.size();
  }
  return {};
}

std::string code_point_name(std::string_view text) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point_at(text, 0).value));
}

std::string visible(std::string_view text, std::string_view kept) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_seen = !point.is_malformed && !is_unseen(point.value);
    if (is_seen || kept.find(point.bytes) != kept.npos)
      shown += point.bytes;
    else
      shown += escape(point);
    at += point.bytes.size();
  }
  return shown;
}

std::string with_bytes(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const std::string_view digits = text.substr(std::min(at + 2, text.size())).substr(0, 2);
    const bool is_escape =
        text.substr(at, 2) == "\\x" && digits.size() == 2 &&
        std::from_chars(digits.data(), digits.data() + 2, byte, 16).ptr == digits.data() + 2;
    bytes += is_escape ? static_cast<char>(byte) : text[at];
    if (is_escape) at += 3;
  }
  return bytes;
}

} // namespace pondlab
