#include "report/model/report_document.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <limits>

namespace pondlab::tests::report_document_test {

using namespace pondlab::report;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A document that says this wherever an author may; figures are ours.
ReportDocument document_with(const std::string& words) {
  ReportDocument document{.title = words, .subtitle = words, .byline = words, .foot = words};
  document.notices.push_back({words, Tone::bad});
  document.front.emplace_back(DocumentTable{.title = words,
                                            .head = {words, words},
                                            .rows = {{{words}, {words, Tone::good}}},
                                            .note = words});
  SeriesChart series{.title = words, .unit = words};
  series.x = {words, 0, 2, {{0, "0"}, {2, "2"}}};
  series.y = {words, 0, 4, {{0, "0"}, {4, "4"}}};
  const double none = std::numeric_limits<double>::quiet_NaN();
  series.bands.push_back({words, 0x0072B2, 0, {0, none, 2}, {2, none, 4}});
  series.lines.push_back({words, {}, 0, {1, none, 3}});
  document.front.emplace_back(series);
  IntervalChart intervals{.title = words, .unit = words};
  intervals.intervals.push_back({words, 1, 2, 3, "2 ±1", true});
  fit_values(intervals, Language::en, Unit::count);
  document.back.emplace_back(intervals);
  SplitChart splits{.title = words,
                    .unit = words,
                    .note = words,
                    .head = {words, words, words},
                    .unseen = words,
                    .lost = words,
                    .bars = {}};
  splits.bars.push_back({words, split_orders(40, -3, 43), "40", "-3", "43", ""});
  document.back.emplace_back(splits);
  document.front.emplace_back(DocumentFigures{{{words, words, words, Tone::open}}});
  document.back.emplace_back(DocumentList{words, {{words, {words, words}}}, words});
  document.details.push_back({words,
                              {words},
                              {DocumentTable{.title = words,
                                             .head = {words, words, words},
                                             .rows = {{{words}, {words}, {words}}},
                                             .note = {}}}});
  return document;
}

const std::string hostile[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; } </style><svg onload=alert(1)>",
    "]]>--><!--",
    "javascript:alert(1)",
    "&lt;b&gt;",
    std::string("\x00\x1b[31m\x7f", 7),
    "\xff\xfe broken \xe2\x80",
    "| a | b |\n|---|---|\n# title\n![x](http://example.invalid/p.png) <details> @everybody `x` "
    "$x$",
    std::string(20'000, 'x'),
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

} // namespace

TEST_CASE("no words of a scenario become markup in HTML") {
  const std::string calm = document_html(document_with("calm"), Language::en);
  for (const std::string& words : hostile) {
    const std::string html = document_html(document_with(words), Language::en);
    INFO(words.substr(0, 60));
    CHECK(count(html, "<") == count(calm, "<")); // as many elements as with harmless words
    CHECK(count(html, ">") == count(calm, ">"));
    CHECK(count(html, "\"") == count(calm, "\""));
    CHECK(html.find('\0') == html.npos);
    CHECK(html.find('\x1b') == html.npos);
  }
}

TEST_CASE("HTML is a file of its own, without scripts, in both languages") {
  const std::string html = document_html(document_with("words"), Language::zh);
  CHECK_THAT(html, ContainsSubstring("<html lang=\"zh-CN\">"));
  CHECK_THAT(html, ContainsSubstring("default-src 'none'"));
  CHECK(html.find("<script") == html.npos);
  CHECK(html.find("http:") == html.npos);
  CHECK(html.find("https:") == html.npos);
  CHECK(html.find("url(") == html.npos);
  CHECK_THAT(document_html(document_with("words"), Language::en), ContainsSubstring("lang=\"en\""));
  CHECK(count(html, "class=\"page\"") == 2);
  CHECK(count(html, "<svg") == 5); // two of them are there for a phone as well
}

TEST_CASE("Every cell of HTML beside the first names its column, for where a row is a card") {
  const std::string html = document_html(document_with("words"), Language::en);
  CHECK(count(html, "<td") == 5);
  CHECK(count(html, "data-name=\"words\"") == 3);
  CHECK_THAT(html, ContainsSubstring("max-width: 480px"));
}

TEST_CASE("What only some ask for is folded away in HTML and written out elsewhere") {
  const ReportDocument document = document_with("words");
  const std::string html = document_html(document, Language::en);
  const std::size_t folded = html.find("<details>");
  REQUIRE(folded != html.npos);
  CHECK(html.find("<table", folded) != html.npos);
  CHECK(count(document_text(document, false), "· words") == 2);
  CHECK(count(document_markdown(document), "- words\n") == 2);
  CHECK(count(document_markdown(document), "| words | words | words |") == 3); // and the bars' head
}

TEST_CASE("a gap in a series is a gap in its picture") {
  const std::string html = document_html(document_with("words"), Language::en);
  CHECK(html.find("nan") == html.npos);
  CHECK(count(html, "fill-opacity") == 2);
}

TEST_CASE("no words of a scenario become markup in Markdown") {
  for (const std::string& words : hostile) {
    const std::string text = document_markdown(document_with(words));
    INFO(words.substr(0, 60));
    CHECK(count(text, "\n") == count(document_markdown(document_with("calm")), "\n"));
    CHECK(text.find('<') == text.npos);
    CHECK(text.find("![") == text.npos);
    CHECK(text.find("@e") == text.npos);
  }
  const std::string text = document_markdown(document_with("calm"));
  CHECK_THAT(text, ContainsSubstring("| calm | ✅ calm |\n"));
  CHECK_THAT(text, ContainsSubstring("❌ **calm**"));
}

} // namespace pondlab::tests::report_document_test
