#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pondlab {

/// Languages a person can read Pondlab in. Texts live in assets/text/{zh,en} and nowhere else.
enum class Language : unsigned char { zh, en };

/// A value for a `{name}` in a text.
struct TextArgument {
  std::string name;
  std::string value;
  std::string in_english{}; ///< instead of `value` in English texts; empty: the same in both
};

/// The text under `key` (dots separate levels: "measure.contribution.name"). The result lives as
/// long as the program. A key that does not exist yields the key itself, so that it is seen; the
/// tests hold every key used against the tables.
std::string_view text(Language language, std::string_view key);

/// The text under `key` with each `{name}` replaced by its argument's value, of which whatever
/// would not be seen is escaped (`visible`): a file's name or an id ends no line and gives a
/// terminal no orders.
std::string text(Language language, std::string_view key,
                 const std::vector<TextArgument>& arguments);

/// Whether `key` has a text of its own in `language`.
bool has_text(Language language, std::string_view key);

/// All keys, sorted; the same in both languages (the tests see to it).
std::vector<std::string_view> text_keys();

} // namespace pondlab
