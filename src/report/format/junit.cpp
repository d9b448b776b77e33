#include "report/format/junit.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::report {

namespace {

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

std::string case_text(const TestCase& test, double seconds) {
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"{:.3f}\"",
                                xml_escaped(test.group), xml_escaped(test.name), seconds);
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
    const std::string_view character = code_point_at(text, at).bytes;
    at += character.size();
    if (character == "&")
      out += "&amp;";
    else if (character == "<")
      out += "&lt;";
    else if (character == ">")
      out += "&gt;";
    else if (character == "\"")
      out += "&quot;";
    else if (character == "\n" || character == "\t")
      out += fmt::format("&#{};", static_cast<int>(character.front()));
    else
      out += visible(character);
  }
  return out;
}

std::string junit_text(std::string_view suite, const std::vector<TestCase>& cases, double seconds) {
  const auto count = [&](CaseEnd end) { return std::ranges::count(cases, end, &TestCase::end); };
  const std::string totals = fmt::format(
      "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\"", cases.size(),
      count(CaseEnd::failure), count(CaseEnd::error), count(CaseEnd::skipped), seconds);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites name=\"pondlab\" {}>\n", totals);
  out += fmt::format("  <testsuite name=\"{}\" {}>\n", xml_escaped(suite), totals);
  const double share = cases.empty() ? 0 : seconds / static_cast<double>(cases.size());
  for (const TestCase& test : cases) out += case_text(test, share);
  return out + "  </testsuite>\n</testsuites>\n";
}

} // namespace pondlab::report
