#pragma once

#include <span>
#include <string_view>

namespace pondlab {

/// One text in both languages.
struct TextEntry {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};

/// All texts, sorted by key; generated from assets/text by scripts/generate-text.py.
std::span<const TextEntry> text_table();

} // namespace pondlab
