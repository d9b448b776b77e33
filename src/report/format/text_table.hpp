#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// Columns that a text takes on a terminal: two for a wide character (Chinese), one for others,
/// none for terminal colours.
int display_width(std::string_view text);

/// Rows of cells, put under each other by the width they take on a terminal.
class TextTable {
public:
  enum class Align : unsigned char { left, right };

  explicit TextTable(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// Cells beyond the columns are refused; missing ones are empty.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  /// All lines, each with `margin` spaces in front and none at its end.
  std::string text(int margin = 2) const;

private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

} // namespace pondlab::report
