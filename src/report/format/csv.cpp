#include "report/format/csv.hpp"

namespace pondlab::report {

void CsvWriter::separate() {
  if (!at_start_) out_ += ',';
  at_start_ = false;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  const bool formula = !value.empty() &&
                       std::string_view("=+-@\t\r\n").find(value.front()) != std::string_view::npos;
  const bool quoted = formula || value.find_first_of(",\"\r\n;") != std::string_view::npos;
  if (quoted) out_ += '"';
  if (formula) out_ += '\'';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  if (quoted) out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(std::string_view digits) {
  separate();
  out_ += digits;
  return *this;
}

CsvWriter& CsvWriter::end_line() {
  out_ += '\n';
  at_start_ = true;
  return *this;
}

} // namespace pondlab::report
