#include "report/compare/uncertainty_text.hpp"
#include "report/format/text_table.hpp"
#include "report/model/colour.hpp"

namespace pondlab::report {

namespace {

using Align = TextTable::Align;

class CompareText {
public:
  CompareText(const CompareReport& report, Language language, bool colour)
      : report_(report), words_(report, language), doubt_(report, language), language_(language),
        colour_(colour) {}

  std::string write() {
    out_ = bold(words_.title(), colour_) + "\n" + words_.subtitle() + "\n";
    write_unfinished();
    out_ += "\n" +
            painted(words_.verdict(),
                    report_.decision.settled ? TerminalColour::green : TerminalColour::yellow,
                    colour_) +
            "\n" + words_.course() + "\n";
    write_card();
    write_doubt();
    write_screening();
    write_measures();
    return std::move(out_) + "\n" + words_.foot() + "\n";
  }

private:
  void write_unfinished() {
    const std::string sentence = words_.unfinished();
    if (!sentence.empty()) out_ += "\n" + painted(sentence, TerminalColour::yellow, colour_) + "\n";
  }

  void write_card() {
    out_ += "\n" + bold(words_.card_title(), colour_) + "\n";
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right,
                     Align::right, Align::right});
    table.add(words_.card_head());
    for (const std::size_t s : words_.by_mean()) table.add(words_.card_row(s));
    out_ += table.text() + "  " + words_.scope() + "\n";
  }

  void write_doubt() {
    const std::string left_out = doubt_.left_out();
    if (!left_out.empty()) out_ += "  " + left_out + "\n";
    if (!report_.doubt) return;
    out_ += "\n" + bold(doubt_.title(), colour_) + "\n" + doubt_.verdict() + "\n";
    TextTable table(
        {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    table.add(doubt_.head());
    for (auto& row : doubt_.rows()) table.add(std::move(row));
    out_ += table.text() + "  " + doubt_.note() + "\n";
  }

  void write_screening() {
    if (!report_.screening) return;
    out_ += "\n" + bold(doubt_.screening_title(), colour_) + "\n" + doubt_.hinges() + "\n";
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.add(doubt_.screening_head());
    for (auto& row : doubt_.screening_rows()) table.add(std::move(row));
    out_ += table.text() + "  " + doubt_.screening_note() + "\n";
  }

  void write_measures() {
    out_ += "\n" + bold(words_.t("measures"), colour_) + "\n";
    const std::vector<std::size_t> order = words_.by_mean();
    TextTable table(std::vector<Align>(order.size() + 1, Align::right));
    std::vector<std::string> head = {""};
    for (const std::size_t s : order) head.push_back(words_.name(s));
    table.add(std::move(head));
    const experiment::Comparison& comparison = report_.comparison;
    for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
      const engine::Measure& measure = *comparison.measures[m];
      std::vector<std::string> row = {
          std::string(text(language_, "measure." + std::string(measure.key) + ".name"))};
      for (const std::size_t s : order)
        row.push_back(
            words_.with_interval(measure, report_.experiment.answer(comparison.question(s, m))));
      table.add(std::move(row));
    }
    out_ += table.text();
  }

  const CompareReport& report_;
  CompareWords words_;
  UncertaintyText doubt_;
  Language language_;
  bool colour_;
  std::string out_;
};

} // namespace

std::string compare_text(const CompareReport& report, Language language, bool colour) {
  return CompareText(report, language, colour).write();
}

} // namespace pondlab::report
