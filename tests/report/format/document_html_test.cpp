// The page that is handed on: legible by day and by night.
#include "report/model/report_document.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace pondlab::tests::document_html_test {

namespace {

using Colours = std::map<std::string, std::string>; ///< "text" → "#12232B"

/// The colours that a part of the style names.
Colours colours_in(const std::string& style) {
  Colours colours;
  for (std::size_t at = style.find("--"); at != style.npos; at = style.find("--", at + 2)) {
    const std::size_t colon = style.find_first_of(":)", at);
    if (style[colon] != ':') continue; // it is used, not named
    const std::size_t hash = style.find('#', colon);
    colours[style.substr(at + 2, colon - at - 2)] =
        style.substr(hash, style.find(';', hash) - hash);
  }
  return colours;
}

std::pair<Colours, Colours> day_and_night() {
  const std::string html = document_html(report::ReportDocument{}, Language::en);
  const std::size_t dark = html.find("@media screen and (prefers-color-scheme: dark)");
  REQUIRE(dark != html.npos);
  const std::size_t end = html.find("@page", dark);
  return {colours_in(html.substr(0, dark)), colours_in(html.substr(dark, end - dark))};
}

/// Relative luminance (WCAG 2.1) of "#RRGGBB" or "#RGB".
double luminance(const std::string& colour) {
  const std::size_t digits = colour.size() == 4 ? 1 : 2;
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    std::string part = colour.substr(1 + i * digits, digits);
    if (digits == 1) part += part;
    const double value = std::stoi(part, nullptr, 16) / 255.;
    constexpr double weights[] = {.2126, .7152, .0722};
    sum += weights[i] * (value <= .03928 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& one, const std::string& other) {
  const auto [less, more] = std::minmax({luminance(one), luminance(other)});
  return (more + .05) / (less + .05);
}

} // namespace

TEST_CASE("Contrast is WCAG's: 21 of black and white") {
  CHECK(std::abs(contrast("#000000", "#FFF") - 21) < 1e-9);
  CHECK(contrast("#777777", "#777777") == 1);
}

TEST_CASE("A report has a dark mode, and words can be read in either") {
  const auto [day, night] = day_and_night();
  CHECK(luminance(day.at("paper")) > .9);
  CHECK(luminance(night.at("paper")) < .05);
  for (const Colours& colours : {day, night}) {
    CHECK(colours.size() == day.size());
    for (const char* ground : {"paper", "ground", "on-good", "on-open", "on-bad"}) {
      INFO(ground);
      CHECK(contrast(colours.at("text"), colours.at(ground)) >= 7);
    }
    for (const char* words : {"muted", "good", "open", "bad", "stressed"})
      for (const char* ground : {"paper", "ground"}) {
        INFO(words << " on " << ground);
        CHECK(contrast(colours.at(words), colours.at(ground)) >= 4.5);
      }
  }
}

} // namespace pondlab::tests::document_html_test
