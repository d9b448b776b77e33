#include "report/format/junit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::report {

namespace {

std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the character that begins at `at` if it is well-formed UTF-8 and XML allows it, else
/// 0.
std::size_t allowed_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0);
  if (first < 0x80)
    return first >= 0x20 ? (first != 0x7F ? 1 : 0)
                         : (first == '\t' || first == '\n' || first == '\r' ? 1 : 0);
  if (first >= 0xC2 && first < 0xE0) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0 && tail(1) && tail(2)) {
    const unsigned code = (first & 0xFu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    return code >= 0x800 && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE ? 3 : 0;
  }
  if (first >= 0xF0 && first < 0xF5 && tail(1) && tail(2) && tail(3)) {
    const unsigned code = (first & 7u) << 18 | (byte(1) & 0x3Fu) << 12;
    return code >= 0x10000 && code < 0x110000 ? 4 : 0;
  }
  return 0;
}

std::string_view element_of(CaseEnd end) {
  switch (end) {
  case CaseEnd::failure:
    return "failure";
  case CaseEnd::error:
    return "error";
  default:
    return "skipped";
  }
}

std::string case_text(const TestCase& test) {
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                xml_escaped(test.group), xml_escaped(test.name));
  if (test.end == CaseEnd::passed) return out + "/>\n";
  const std::string_view element = element_of(test.end);
  out += fmt::format(">\n      <{} message=\"{}\"", element, xml_escaped(test.message));
  if (test.end != CaseEnd::skipped) out += fmt::format(" type=\"{}\"", xml_escaped(test.type));
  out +=
      test.detail.empty() ? "/>\n" : fmt::format(">{}</{}>\n", xml_escaped(test.detail), element);
  return out + "    </testcase>\n";
}

} // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = allowed_length(text, at);
    const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
    at += character.size();
    if (length == 0)
      out += replacement;
    else if (character == "&")
      out += "&amp;";
    else if (character == "<")
      out += "&lt;";
    else if (character == ">")
      out += "&gt;";
    else if (character == "\"")
      out += "&quot;";
    else if (character == "\n" || character == "\r" || character == "\t")
      out += fmt::format("&#{};", static_cast<int>(character.front()));
    else
      out += character;
  }
  return out;
}

std::string junit_text(std::string_view suite, const std::vector<TestCase>& cases) {
  const auto count = [&](CaseEnd end) { return std::ranges::count(cases, end, &TestCase::end); };
  const std::string totals =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", cases.size(),
                  count(CaseEnd::failure), count(CaseEnd::error), count(CaseEnd::skipped));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites name=\"pondlab\" {}>\n", totals);
  out += fmt::format("  <testsuite name=\"{}\" {}>\n", xml_escaped(suite), totals);
  for (const TestCase& test : cases) out += case_text(test);
  return out + "  </testsuite>\n</testsuites>\n";
}

} // namespace pondlab::report
