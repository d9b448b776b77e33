#pragma once

#include "base/text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pondlab::report {

/// Lines of comma-separated values (RFC 4180, lines ended by a newline).
class CsvWriter {
public:
  /// Heads of columns are in `heads`, for people; without one they are the keys that programs know.
  explicit CsvWriter(std::optional<Language> heads = {}) : heads_(heads) {}

  /// The head of a column, whose name is the text `csv.column.<key>`.
  CsvWriter& head(std::string_view key);
  /// The head of one of an estimate's columns, "gain_mean".
  CsvWriter& head_of(std::string_view of, std::string_view key);
  /// The head of a column of the `n`th limit, on `measure`: its verdict, or one of its estimate's.
  CsvWriter& head_of_limit(std::size_t n, std::string_view measure, std::string_view key = {});
  /// A text. One that a spreadsheet would take for a formula gets an apostrophe in front.
  CsvWriter& text(std::string_view value);
  /// A number that is ours, as it is.
  CsvWriter& number(std::string_view digits);
  CsvWriter& empty() { return number(""); }
  CsvWriter& end_line();
  std::string take() { return std::move(out_); }

private:
  void separate();
  std::optional<Language> heads_;
  std::string out_;
  bool at_start_ = true;
};

/// Comma-separated values as Excel opens them rightly: behind a byte order mark, without which it
/// takes UTF-8 for the system's own encoding.
std::string for_excel(std::string_view csv);

} // namespace pondlab::report
