#include "report/format/csv.hpp"

namespace pondlab::report {

namespace {

std::string column_name(Language language, std::string_view key) {
  return std::string(text(language, "csv.column." + std::string(key)));
}

std::string measure_name(Language language, std::string_view measure) {
  return std::string(text(language, "measure." + std::string(measure) + ".name"));
}

} // namespace

std::string for_excel(std::string_view csv) { return "\xEF\xBB\xBF" + std::string(csv); }

void CsvWriter::separate() {
  if (!at_start_) out_ += ',';
  at_start_ = false;
}

CsvWriter& CsvWriter::head(std::string_view key) {
  return text(heads_ ? column_name(*heads_, key) : std::string(key));
}

CsvWriter& CsvWriter::head_of(std::string_view of, std::string_view key) {
  if (!heads_) return text(std::string(of) + "_" + std::string(key));
  return text(
      pondlab::text(*heads_, "csv.estimate",
                    {{"of", column_name(*heads_, of)}, {"column", column_name(*heads_, key)}}));
}

CsvWriter& CsvWriter::head_of_limit(std::size_t n, std::string_view measure, std::string_view key) {
  const std::string number = std::to_string(n);
  if (!heads_) return text("limit_" + number + "_" + std::string(key.empty() ? measure : key));
  const std::string limit = pondlab::text(
      *heads_, "csv.limit", {{"n", number}, {"measure", measure_name(*heads_, measure)}});
  if (key.empty()) return text(limit);
  return text(pondlab::text(*heads_, "csv.estimate",
                            {{"of", limit}, {"column", column_name(*heads_, key)}}));
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
