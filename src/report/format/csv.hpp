#pragma once

#include <string>
#include <string_view>

namespace pondlab::report {

/// Lines of comma-separated values (RFC 4180, lines ended by a newline).
class CsvWriter {
public:
  /// A text. One that a spreadsheet would take for a formula gets an apostrophe in front.
  CsvWriter& text(std::string_view value);
  /// A number that is ours, as it is.
  CsvWriter& number(std::string_view digits);
  CsvWriter& empty() { return number(""); }
  CsvWriter& end_line();
  std::string take() { return std::move(out_); }

private:
  void separate();
  std::string out_;
  bool at_start_ = true;
};

} // namespace pondlab::report
