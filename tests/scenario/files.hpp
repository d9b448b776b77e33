#pragma once

#include "base/diagnostic.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace pondlab::scenario {

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A file of tests/scenario.
inline std::string test_file(const std::string& name) {
  return content_of(std::string(PONDLAB_SOURCE_DIR) + "/tests/scenario/" + name);
}

/// All findings as a person reads them, one a line.
inline std::string rendered(const Diagnostics& diagnostics, Language language = Language::en) {
  std::string text;
  for (const Diagnostic& finding : diagnostics) text += to_text(finding, language) + "\n";
  return text;
}

} // namespace pondlab::scenario
