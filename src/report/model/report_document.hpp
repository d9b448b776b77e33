#pragma once

#include "report/model/chart.hpp"
#include "report/model/order_split.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pondlab::report {

/// How news is taken: a verdict that holds, one that is open, one that does not.
enum class Tone : std::uint8_t { plain, good, open, bad };

/// A sentence that stands out.
struct Notice {
  std::string text;
  Tone tone = Tone::plain;
};

struct DocumentCell {
  std::string text;
  Tone tone = Tone::plain;
};

/// A table; its first column is words, the others figures unless `words` says otherwise.
struct DocumentTable {
  std::string title;
  std::vector<std::string> head; ///< one a column; may be empty words
  std::vector<std::vector<DocumentCell>> rows;
  std::vector<bool> words; ///< columns of words, left-aligned; none = the first alone
  std::string note;        ///< below; may be empty
  bool narrow = false;     ///< may share a line with another
  /// Where there is room for two tables side by side, this one is set in two halves, and this is
  /// the title of the second. Empty: it is not.
  std::string continued;

  void add(std::vector<std::string> texts);

  bool is_words(std::size_t column) const {
    return words.empty() ? column == 0 : column < words.size() && words[column];
  }
};

/// A figure that stands large, with what it is held against.
struct DocumentFigure {
  std::string name;
  std::string text;
  std::string note{}; ///< below; may be empty
  Tone tone = Tone::plain;
};

/// A few of them beside each other.
struct DocumentFigures {
  std::vector<DocumentFigure> figures;
};

/// What some things are: a few lines below the name of each.
struct DocumentList {
  struct Item {
    std::string name;
    std::vector<std::string> lines;
  };
  std::string title;
  std::vector<Item> items;
  std::string note{}; ///< below; may be empty
};

/// The same in figures, for who leaves charts out.
DocumentTable table_of(const SplitChart& chart);

using DocumentPart = std::variant<DocumentTable, SeriesChart, IntervalChart, SplitChart,
                                  DocumentFigures, DocumentList>;

/// What only some ask for, such as how figures were come to: at the end, or folded away.
struct DocumentDetails {
  std::string title;
  std::vector<std::string> paragraphs{};
  std::vector<DocumentPart> parts{}; ///< below the paragraphs

  bool empty() const { return paragraphs.empty() && parts.empty(); }
};

/// A report as it is printed, described once; text, Markdown and HTML write it. What it says comes
/// from the scenario's author in part: each writer makes it safe.
struct ReportDocument {
  std::string title;
  std::string subtitle;
  std::string byline{};            ///< by whom and of which day it is; may be empty
  std::vector<Notice> notices;     ///< the verdict first
  std::vector<DocumentPart> front; ///< page one: what was asked
  std::vector<DocumentPart> back;  ///< page two: what it rests on
  std::vector<DocumentDetails> details{};
  std::string foot;
};

/// For a terminal; charts are left out.
std::string document_text(const ReportDocument& document, bool colour);

/// For people who read it where code is reviewed; charts are left out.
std::string document_markdown(const ReportDocument& document);

/// In one of the three by its format's name: "markdown", "html", or else text.
std::string document_as(std::string_view format, const ReportDocument& document, Language language,
                        bool colour);

/// A file of its own, without a script and without anything from elsewhere; prints on two pages and
/// the details. On a narrow screen each row of a table is a card.
std::string document_html(const ReportDocument& document, Language language);

} // namespace pondlab::report
