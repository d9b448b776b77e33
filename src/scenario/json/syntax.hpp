#pragma once

#include "base/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// What JSON's grammar allows at the point where reading stopped.
enum class Expected : unsigned char {
  value,           ///< at the beginning
  key_or_close,    ///< after `{`
  member_value,    ///< after a key: a colon, then a value
  member_or_close, ///< after a member's value
  item_or_close,   ///< after `[`
  next_or_close,   ///< after an item of a list
  nothing,         ///< after the whole value
};

/// A syntax error: where (an offset in bytes) and what. The key's texts are under `diagnostic.`.
struct SyntaxFault {
  std::size_t offset = 0;
  std::string key;
  std::vector<TextArgument> arguments;
  std::string suggestion;
};

/// A bracket that was open where reading stopped.
struct OpenBracket {
  char bracket = '{';
  int line = 0;
};

/// Says what is wrong with a text that the parser refused, in words for someone who is not a
/// programmer. The parser decides *that* it is wrong; this only looks at the characters from
/// `offset` (the end of the last good token) on, for the reason.
SyntaxFault explain_syntax(std::string_view text, std::size_t offset, Expected expected,
                           const OpenBracket& open, std::string_view last_key);

} // namespace pondlab::scenario
