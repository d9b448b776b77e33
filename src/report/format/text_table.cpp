#include "report/format/text_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pondlab::report {

namespace {

struct Range {
  char32_t first, last;
};
// East Asian wide and full-width blocks (Unicode Standard Annex 11), as far as texts use them.
constexpr std::array<Range, 9> wide = {{{0x1100, 0x115F},
                                        {0x2E80, 0x303E},
                                        {0x3041, 0x33FF},
                                        {0x3400, 0x4DBF},
                                        {0x4E00, 0xA4CF},
                                        {0xAC00, 0xD7A3},
                                        {0xF900, 0xFAFF},
                                        {0xFE30, 0xFE6F},
                                        {0xFF00, 0xFF60}}};

bool is_wide(char32_t code) {
  return code >= 0x20000 || std::ranges::any_of(wide, [&](const Range& range) {
           return code >= range.first && code <= range.last;
         });
}

/// Length of a colour sequence (ESC [ … m) at `at`, or 0.
std::size_t colour_length(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\x1b[") return 0;
  const std::size_t end = text.find('m', at);
  return end == text.npos ? 0 : end + 1 - at;
}

} // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t skip = colour_length(text, at)) {
      at += skip;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    width += is_wide(point.value) ? 2 : 1;
    at += point.bytes.size();
  }
  return width;
}

void TextTable::add(std::vector<std::string> cells) {
  if (cells.size() > columns_.size())
    throw Error(Failure::internal, "a row has more cells than its table has columns");
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text(int margin) const {
  std::vector<int> widths(columns_.size(), 0);
  for (const auto& row : rows_)
    for (std::size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max(widths[c], display_width(row[c]));
  std::string out;
  for (const auto& row : rows_) {
    std::string line(static_cast<std::size_t>(margin), ' ');
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string space(static_cast<std::size_t>(widths[c] - display_width(row[c])), ' ');
      if (c > 0 && widths[c] > 0) line += "  ";
      line += columns_[c] == Align::left ? row[c] + space : space + row[c];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

} // namespace pondlab::report
