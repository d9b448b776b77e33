#pragma once

#include "base/text.hpp"
#include "engine/parameters/parameters.hpp"

#include <string>

namespace pondlab::scenario {

/// A text of the file's author, in one or both languages.
struct LocalizedText {
  std::string zh, en;

  bool empty() const { return zh.empty() && en.empty(); }
  /// In `language`, or else in the other one.
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    return wanted.empty() ? (language == Language::zh ? en : zh) : wanted;
  }
};
void visit(engine::ParameterVisitor&, LocalizedText&);

} // namespace pondlab::scenario
