#include "base/utf8.hpp"
#include "report/format/text_table.hpp"
#include "report/model/colour.hpp"
#include "report/model/report_document.hpp"

namespace pondlab::report {

namespace {

std::string notice_text(const Notice& notice, bool colour) {
  const std::string text = visible(notice.text);
  switch (notice.tone) {
  case Tone::good:
    return painted(text, TerminalColour::green, colour);
  case Tone::open:
    return painted(text, TerminalColour::yellow, colour);
  case Tone::bad:
    return painted(text, TerminalColour::red, colour);
  case Tone::plain:
    break;
  }
  return text;
}

/// A verdict can be told apart without colours.
const char* terminal_mark(Tone tone) {
  switch (tone) {
  case Tone::good:
    return "✓ ";
  case Tone::open:
    return "? ";
  case Tone::bad:
    return "✗ ";
  case Tone::plain:
    break;
  }
  return "";
}

std::string table_text(const DocumentTable& table, bool colour) {
  std::vector<TextTable::Align> columns;
  for (std::size_t i = 0; i < table.head.size(); ++i)
    columns.push_back(table.is_words(i) ? TextTable::Align::left : TextTable::Align::right);
  std::string out = "\n" + bold(visible(table.title), colour) + "\n";
  if (table.rows.empty() && !table.note.empty()) return out + "  " + visible(table.note) + "\n";
  TextTable rows(std::move(columns));
  std::vector<std::string> head;
  for (const std::string& cell : table.head) head.push_back(visible(cell));
  rows.add(std::move(head));
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (const DocumentCell& cell : row)
      cells.push_back(notice_text({terminal_mark(cell.tone) + cell.text, cell.tone}, colour));
    rows.add(std::move(cells));
  }
  out += rows.text();
  return table.note.empty() ? out : out + "  " + visible(table.note) + "\n";
}

std::string list_text(const DocumentList& list, bool colour) {
  std::string out = "\n" + bold(visible(list.title), colour) + "\n";
  for (const DocumentList::Item& item : list.items) {
    out += "  " + visible(item.name) + "\n";
    for (const std::string& line : item.lines) out += "    · " + visible(line) + "\n";
  }
  return list.note.empty() ? out : out + "  " + visible(list.note) + "\n";
}

std::string figures_text(const DocumentFigures& figures, bool colour) {
  using Align = TextTable::Align;
  TextTable rows({Align::left, Align::right, Align::left});
  for (const DocumentFigure& figure : figures.figures)
    rows.add({visible(figure.name), visible(figure.text),
              notice_text({terminal_mark(figure.tone) + figure.note, figure.tone}, colour)});
  return "\n" + rows.text();
}

std::string parts_text(const std::vector<DocumentPart>& parts, bool colour) {
  std::string out;
  for (const DocumentPart& part : parts)
    if (const auto* table = std::get_if<DocumentTable>(&part))
      out += table_text(*table, colour);
    else if (const auto* split = std::get_if<SplitChart>(&part))
      out += table_text(table_of(*split), colour);
    else if (const auto* figures = std::get_if<DocumentFigures>(&part))
      out += figures_text(*figures, colour);
    else if (const auto* list = std::get_if<DocumentList>(&part))
      out += list_text(*list, colour);
  return out;
}

} // namespace

std::string document_text(const ReportDocument& document, bool colour) {
  std::string out =
      bold(visible(document.title), colour) + "\n" + visible(document.subtitle) + "\n";
  if (!document.byline.empty()) out += visible(document.byline) + "\n";
  for (const Notice& notice : document.notices) out += "\n" + notice_text(notice, colour) + "\n";
  out += parts_text(document.front, colour) + parts_text(document.back, colour);
  for (const DocumentDetails& details : document.details) {
    out += "\n" + bold(visible(details.title), colour) + "\n";
    for (const std::string& paragraph : details.paragraphs) out += "  " + visible(paragraph) + "\n";
    out += parts_text(details.parts, colour);
  }
  return out + "\n" + visible(document.foot) + "\n";
}

} // namespace pondlab::report
