#pragma once

#include "base/text.hpp"
#include "engine/parameters/parameters.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace pondlab::engine {

/// A text of the file's author, in one or both languages: `{"zh": …, "en": …}`, or a plain text
/// that serves both. It is for people: no result hangs on it, and no plan's hash.
struct LocalizedText {
  std::string zh, en;

  bool empty() const { return zh.empty() && en.empty(); }
  /// In `language`, or else in the other one.
  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    return wanted.empty() ? (language == Language::zh ? en : zh) : wanted;
  }
};
void visit(ParameterVisitor&, LocalizedText&);

/// So long it may be in each language, in bytes.
inline constexpr std::size_t max_localized_bytes = 2'000;

/// The kind of record that such texts are, to visitors.
inline constexpr std::string_view localized_text_kind = "words";

/// What people read of an item of a list: the author's name for it, or else its id.
template <class Item>
const std::string& name_of(const Item& item, Language language) {
  return item.name.empty() ? item.id : item.name.in(language);
}

} // namespace pondlab::engine
