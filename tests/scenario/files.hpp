#pragma once

#include "base/diagnostic.hpp"
#include "base/utf8.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "support/repository.hpp"

#include <algorithm>
#include <string>

namespace pondlab::scenario {

/// A file of tests/scenario.
inline std::string test_file(const std::string& name) {
  return tests::content_of_file(tests::repository_file("tests/scenario/" + name));
}

/// All findings as a person reads them, one a line.
inline std::string rendered(const Diagnostics& diagnostics, Language language = Language::en) {
  std::string text;
  for (const Diagnostic& finding : diagnostics) text += to_text(finding, language) + "\n";
  return text;
}

/// Whether it is said in Chinese and in English, each in its own words.
inline bool is_in_both_languages(const LocalizedText& text) {
  const auto is_chinese = [](const std::string& words) {
    return std::ranges::any_of(code_points(words),
                               [](char32_t c) { return c >= U'一' && c <= U'鿿'; });
  };
  return is_chinese(text.zh) && !text.en.empty() && !is_chinese(text.en);
}

} // namespace pondlab::scenario
