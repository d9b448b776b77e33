#include "app/state/fonts.hpp"

#include "base/error.hpp"

#include <fstream>
#include <imgui.h>
#include <iterator>
#include <string>
#include <vector>

namespace pondlab::app {
namespace {

constexpr float reference_size = 20;
// WenQuanYi Micro Hei is 1.172 em high: this makes its em as large as Inter's.
constexpr float chinese_size = reference_size * 1.17236f / Fonts::height_per_em;
// Inter's tabular digits are .62 em wide; its default ones differ from each other.
constexpr float digit_width = 0.62f * reference_size / Fonts::height_per_em;

constexpr ImWchar digits[] = {'0', '9', 0};
// Left to the Chinese font: middle dot, dashes, quotation marks, ellipsis.
constexpr ImWchar digits_and_chinese_marks[] = {
    '0', '9', 0xB7, 0xB7, 0x2014, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2026, 0};
constexpr ImWchar all_but_digits[] = {1, '0' - 1, '9' + 1, 0xFFFF, 0};

// Fonts stay in memory for as long as glyphs may be asked for.
std::vector<char>& file(const std::string& name) {
  static std::vector<std::vector<char>> files;
  files.reserve(8);
  std::ifstream in("/fonts/" + name, std::ios::binary);
  if (!in) throw Error(Failure::internal, "the font " + name + " is not packed with the page");
  return files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

ImFont* add(std::vector<char>& data, ImFontConfig config) {
  config.FontDataOwnedByAtlas = false;
  config.PixelSnapH = false;
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data.data(), static_cast<int>(data.size()),
                                                    config.SizePixels, &config);
}

ImFont* merged(Language language, std::vector<char>& latin, std::vector<char>& chinese) {
  ImFontConfig letters;
  letters.SizePixels = reference_size;
  letters.GlyphExcludeRanges = language == Language::zh ? digits_and_chinese_marks : digits;
  ImFont* font = add(latin, letters);

  ImFontConfig figures;
  figures.SizePixels = reference_size;
  figures.MergeMode = true;
  figures.GlyphExcludeRanges = all_but_digits;
  figures.GlyphMinAdvanceX = digit_width;
  figures.GlyphMaxAdvanceX = digit_width;
  add(latin, figures);

  ImFontConfig han;
  han.SizePixels = chinese_size;
  han.MergeMode = true;
  add(chinese, han);
  return font;
}

} // namespace

Fonts load_fonts() {
  std::vector<char>& chinese = file("chinese.ttf");
  std::vector<char>& latin = file("latin.otf");
  std::vector<char>& latin_strong = file("latin-strong.otf");
  Fonts fonts;
  for (const Language language : {Language::zh, Language::en}) {
    const auto i = static_cast<std::size_t>(language);
    fonts.regular[i] = merged(language, latin, chinese);
    fonts.strong[i] = merged(language, latin_strong, chinese);
  }
  return fonts;
}

} // namespace pondlab::app
