#pragma once

#include "base/text.hpp"

#include <array>

struct ImFont;

namespace pondlab::app {

/// The fonts of the page: Inter (digits all of one width) merged with the Chinese subset, in two
/// weights and for each language, since Chinese has its own, wider quotation marks and dashes.
/// Glyphs are rasterised on demand at any size.
struct Fonts {
  std::array<ImFont*, 2> regular{};
  std::array<ImFont*, 2> strong{};

  ImFont* font(Language language, bool is_strong) const {
    return (is_strong ? strong : regular)[static_cast<std::size_t>(language)];
  }

  /// ImGui counts a font's height from ascender to descender, typographers count the em: this
  /// factor turns one into the other.
  static constexpr float height_per_em = 1.21023f;
};

/// Loads the packed fonts (/fonts). Throws Error when one is missing.
Fonts load_fonts();

} // namespace pondlab::app
