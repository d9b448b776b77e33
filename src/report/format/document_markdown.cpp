#include "report/model/report_document.hpp"

#include "base/utf8.hpp"

#include <string_view>

namespace pondlab::report {

namespace {

/// `text` as words alone: whatever would be markup, HTML or a line of its own is defused.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : visible(text, "\n\t")) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '@')
      out += "&#64;"; // nobody is called by a scenario's name
    else if (c == '\n' || c == '\t')
      out += ' ';
    else if (std::string_view("\\`*_{}[]()#!|~$").find(c) != std::string_view::npos)
      (out += '\\') += c;
    else
      out += c;
  }
  return out;
}

const char* mark_of(Tone tone) {
  switch (tone) {
  case Tone::good:
    return "✅ ";
  case Tone::open:
    return "⚠️ ";
  case Tone::bad:
    return "❌ ";
  case Tone::plain:
    break;
  }
  return "";
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line + "\n";
}

std::string lines_of(const DocumentList& list) {
  std::string out = "\n### " + plain(list.title) + "\n";
  for (const DocumentList::Item& item : list.items) {
    out += "\n**" + plain(item.name) + "**\n\n";
    for (const std::string& line : item.lines) out += "- " + plain(line) + "\n";
  }
  return list.note.empty() ? out : out + "\n" + plain(list.note) + "\n";
}

std::string lines_of(const DocumentFigures& figures) {
  std::string out = "\n";
  for (const DocumentFigure& figure : figures.figures)
    out += "- " + plain(figure.name) + " **" + plain(figure.text) + "** " + mark_of(figure.tone) +
           plain(figure.note) + "\n";
  return out;
}

std::string lines_of(const DocumentTable& table) {
  std::string out = "\n### " + plain(table.title) + "\n\n";
  if (table.rows.empty() && !table.note.empty()) return out + plain(table.note) + "\n";
  std::vector<std::string> head, rule;
  for (std::size_t column = 0; column < table.head.size(); ++column) {
    head.push_back(plain(table.head[column]));
    rule.emplace_back(table.is_words(column) ? ":--" : "--:");
  }
  out += row_of(head) + row_of(rule);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (const DocumentCell& cell : row) cells.push_back(mark_of(cell.tone) + plain(cell.text));
    out += row_of(cells);
  }
  return table.note.empty() ? out : out + "\n" + plain(table.note) + "\n";
}

std::string lines_of(const std::vector<DocumentPart>& parts) {
  std::string out;
  for (const DocumentPart& part : parts)
    if (const auto* table = std::get_if<DocumentTable>(&part))
      out += lines_of(*table);
    else if (const auto* split = std::get_if<SplitChart>(&part))
      out += lines_of(table_of(*split));
    else if (const auto* figures = std::get_if<DocumentFigures>(&part))
      out += lines_of(*figures);
    else if (const auto* list = std::get_if<DocumentList>(&part))
      out += lines_of(*list);
  return out;
}

} // namespace

std::string document_markdown(const ReportDocument& document) {
  std::string out = "## " + plain(document.title) + "\n\n" + plain(document.subtitle) + "\n";
  if (!document.byline.empty()) out += "\n" + plain(document.byline) + "\n";
  for (const Notice& notice : document.notices)
    out += "\n" + std::string(mark_of(notice.tone)) + "**" + plain(notice.text) + "**\n";
  out += lines_of(document.front) + lines_of(document.back);
  for (const DocumentDetails& details : document.details) {
    out += "\n### " + plain(details.title) + "\n";
    for (const std::string& paragraph : details.paragraphs) out += "\n" + plain(paragraph) + "\n";
    out += lines_of(details.parts);
  }
  return out + "\n" + plain(document.foot) + "\n";
}

} // namespace pondlab::report
