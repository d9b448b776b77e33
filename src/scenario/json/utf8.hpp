#pragma once

#include "scenario/json/node.hpp"

#include <cstddef>
#include <string_view>

namespace pondlab::scenario {

/// Offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are not),
/// or `text.size()`.
std::size_t utf8_fault(std::string_view text);

/// The code point that begins at `offset`, as a view; a single byte where it is malformed.
std::string_view code_point_at(std::string_view text, std::size_t offset);

/// Whether `text` holds a control character (C0 but for `allowed`, DEL, C1) or one that changes the
/// direction of text and could make a file look other than it is. Returns it, or an empty view.
std::string_view control_character(std::string_view text, std::string_view allowed = {});

/// "U+0007" for the first code point of `text`.
std::string code_point_name(std::string_view text);

/// Turns growing offsets into lines and columns, in one pass over the text.
class PlaceCounter {
public:
  explicit PlaceCounter(std::string_view text) : text_(text) {}
  /// `offset` must not be smaller than the last one asked for.
  TextSpan at(std::size_t offset);

private:
  std::string_view text_;
  std::size_t offset_ = 0;
  TextSpan place_{1, 1};
};

} // namespace pondlab::scenario
