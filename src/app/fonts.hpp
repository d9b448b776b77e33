#pragma once

struct ImFont;

namespace pondlab::app {

/// The two fonts of the page, each Inter (digits all of one width) merged with the Chinese subset.
/// Glyphs are rasterised on demand at any size.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* strong = nullptr;

  /// ImGui counts a font's height from ascender to descender, typographers count the em: this
  /// factor turns one into the other.
  static constexpr float height_per_em = 1.21023f;
};

/// Loads the packed fonts (/fonts). Throws Error when one is missing.
Fonts load_fonts();

} // namespace pondlab::app
