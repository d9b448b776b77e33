#pragma once

#include "base/diagnostic.hpp"
#include "support/repository.hpp"

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

} // namespace pondlab::scenario
