#include "report/explanation/explanation_words.hpp"
#include "report/format/text_table.hpp"
#include "report/model/colour.hpp"
#include "report/model/names.hpp"

namespace pondlab::report {

namespace {

using Align = TextTable::Align;

std::string written(const WordTable& words, bool colour) {
  std::vector<Align> columns(words.head.size(), Align::right);
  columns.front() = Align::left;
  TextTable table(std::move(columns));
  table.add(words.head);
  for (const auto& row : words.rows) table.add(row);
  std::string out = "\n" + bold(words.title, colour) + "\n" + table.text();
  if (!words.note.empty()) out += "  " + words.note + "\n";
  return out;
}

} // namespace

std::string explanation_text(const ExplanationReport& report, Language language, bool colour) {
  const ExplanationWords words(report, language);
  std::string out = bold(words.title(), colour) + "\n" + words.subtitle() + "\n";
  if (const std::string unfinished = unfinished_text(language, report.experiment);
      !unfinished.empty())
    out += "\n" + painted(unfinished, TerminalColour::yellow, colour) + "\n";
  out += "\n" + words.summary() + "\n";
  out += written(words.factors(), colour) + written(words.places(), colour);
  for (const WordTable& table : words.causes()) out += written(table, colour);
  return out + "\n" + words.foot() + "\n";
}

} // namespace pondlab::report
