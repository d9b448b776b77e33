#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pondlab {

// UTF-8, read in this one place. Texts from outside (file names, arguments, files) need not be
// well-formed, and may hold characters that a terminal, a log or a reader takes for something else.

/// One code point of a text.
struct CodePoint {
  char32_t value = 0;        ///< U+FFFD where the bytes are malformed
  std::string_view bytes;    ///< as they stand; one alone where malformed, none behind the end
  bool is_malformed = false; ///< overlong forms and surrogates are
};

/// The code point that begins at `offset`.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Offset of the first byte that is not well-formed, or `text.size()`.
std::size_t utf8_fault(std::string_view text);

/// All code points; U+FFFD for each malformed byte.
std::u32string code_points(std::string_view text);

/// Whether it is a control character (C0, DEL, C1), ends a line, changes the direction of text, or
/// is a byte order mark.
bool is_control(char32_t point);

/// Whether nobody sees it: a control character, one without width (joiners, soft hyphens, tags), or
/// no character at all.
bool is_unseen(char32_t point);

/// The first control character of `text` that is not among `allowed`, or an empty view.
std::string_view control_character(std::string_view text, std::string_view allowed = {});

/// The first character of `text` that nobody sees, malformed bytes included, or an empty view.
std::string_view unseen_character(std::string_view text);

/// "U+0007" for the first code point of `text`.
std::string code_point_name(std::string_view text);

/// `text` in well-formed UTF-8 of which every character is seen: others are escaped as \n, \r, \t,
/// \u001B or \u{E0041}, malformed bytes as \xFF. What is visible stays as it is, so that doing it
/// twice is doing it once. Characters in `kept` stay, too.
std::string visible(std::string_view text, std::string_view kept = {});

/// `text` with each \xFF that `visible` wrote as the byte again: the name of a file that is not
/// UTF-8, read back from a report.
std::string with_bytes(std::string_view text);

} // namespace pondlab
