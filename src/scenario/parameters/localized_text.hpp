#pragma once

#include "base/text.hpp"
#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"

#include <string>
#include <string_view>

namespace pondlab::scenario {

/// A text of the file's author, in one or both languages: `{"zh": …, "en": …}`, or a plain text
/// that serves both.
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

/// The kind of record that such texts are, to visitors.
inline constexpr std::string_view localized_text_kind = "words";

/// `text`, a string, written out in both languages at its place.
NodePtr in_both_languages(const Node& text);

} // namespace pondlab::scenario
