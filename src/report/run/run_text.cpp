#include "report/format/text_table.hpp"
#include "report/model/colour.hpp"
#include "report/model/names.hpp"
#include "report/run/run_words.hpp"

#include "engine/numeric/calendar.hpp"

#include <algorithm>

namespace pondlab::report {

namespace {

using Align = TextTable::Align;
using experiment::Estimate;

class TextReport {
public:
  TextReport(const RunReport& report, Language language, bool colour)
      : study_(report.study), experiment_(report.experiment), words_(report, language),
        language_(language), colour_(colour) {}

  std::string write() {
    write_head();
    write_unfinished();
    write_expectations();
    write_measures();
    write_mechanisms();
    write_ledger();
    write_foot();
    return std::move(out_);
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "report." + std::string(key), arguments);
  }
  void heading(const std::string& line) { out_ += "\n" + bold(line, colour_) + "\n"; }

  void write_head() { out_ += bold(words_.title(), colour_) + "\n" + words_.subtitle() + "\n"; }

  void write_unfinished() {
    const std::string sentence = unfinished_text(language_, experiment_);
    if (!sentence.empty()) out_ += "\n" + painted(sentence, TerminalColour::yellow, colour_) + "\n";
  }

  void write_expectations() {
    if (study_.expectations.empty()) return;
    heading(t("expectations"));
    TextTable table(
        {Align::left, Align::left, Align::right, Align::left, Align::left, Align::left});
    for (std::size_t i = 0; i < study_.expectations.size(); ++i) add_expectation(table, i);
    out_ += table.text();
  }

  void add_expectation(TextTable& table, std::size_t i) {
    const experiment::Expected& expected = study_.expectations[i];
    const engine::Measure& measure = *engine::find_measure(expected.expectation.measure);
    const experiment::ExpectationOutcome assessment = experiment::assess(study_, experiment_, i);
    const Estimate& estimate = assessment.estimate;
    std::string last = t(key_of(expected.expectation.known_as()));
    if (const std::string chance = chance_text(language_, expected, assessment); !chance.empty())
      last += t("semicolon") + t("chance", {{"chance", chance}}) + t("comma") +
              t("difference_to", {{"rival", assessment.rival}});
    const std::string reason = reason_text(language_, expected, assessment);
    if (!reason.empty()) last += t("semicolon") + reason;
    table.add({verdict_text(assessment.assessment.verdict),
               expectation_name(language_, study_, expected),
               estimate.defined() ? value_text(language_, measure, estimate.mean) : "",
               interval_text(measure, estimate), limit_text(language_, expected), last});
  }

  std::string verdict_text(experiment::Verdict verdict) const {
    const std::string word(text(language_, "verdict." + std::string(key_of(verdict))));
    switch (verdict) {
    case experiment::Verdict::pass:
      return painted("✓ " + word, TerminalColour::green, colour_);
    case experiment::Verdict::fail:
      return painted("✗ " + word, TerminalColour::red, colour_);
    case experiment::Verdict::inconclusive:
      return painted("? " + word, TerminalColour::yellow, colour_);
    case experiment::Verdict::skipped:
      break;
    }
    return "- " + word;
  }

  std::string interval_text(const engine::Measure& measure, const Estimate& estimate) const {
    return estimate.has_interval() ? half_width_text(language_, measure, estimate.half_width) : "";
  }

  bool is_whole_run(const experiment::Question& question) const {
    return question.strategy == study_.strategy && question.segment.empty() && question.from == 0 &&
           question.to == study_.scenario.setup.horizon.days;
  }

  void write_measures() {
    TextTable table({Align::left, Align::right, Align::left});
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      const experiment::Question& question = study_.questions[i];
      if (!is_whole_run(question) || !question.of.empty()) continue;
      add_measure(table, *question.measure, experiment_.answer(i));
    }
    if (table.empty()) return;
    heading(t("measures"));
    out_ += table.text();
  }

  void add_measure(TextTable& table, const engine::Measure& measure, const Estimate& estimate) {
    table.add({std::string(text(language_, "measure." + std::string(measure.key) + ".name")),
               estimate.defined() ? value_text(language_, measure, estimate.mean) : t("undefined"),
               interval_text(measure, estimate)});
  }

  void write_mechanisms() {
    for (const engine::CampaignEntry& entry : experiment_.arms().front().plan->campaign) {
      TextTable table({Align::left, Align::right, Align::left});
      for (std::size_t i = 0; i < study_.questions.size(); ++i) {
        const experiment::Question& question = study_.questions[i];
        const Estimate estimate = experiment_.answer(i);
        const bool happened = estimate.defined() && (estimate.mean != 0 || estimate.sd != 0);
        if (is_whole_run(question) && question.of == std::vector{entry.id} && happened)
          add_measure(table, *question.measure, estimate);
      }
      if (table.empty()) continue;
      heading(mechanism_name(language_, entry.id));
      out_ += table.text();
    }
  }

  void write_ledger() {
    const auto rows = words_.ledger();
    TextTable table(std::vector<Align>(rows.front().size(), Align::right));
    for (const auto& row : rows) table.add(row);
    heading(t("ledger"));
    out_ += table.text();
  }

  void write_foot() { out_ += "\n" + words_.foot() + "\n"; }

  const experiment::Study& study_;
  const experiment::Experiment& experiment_;
  RunWords words_;
  Language language_;
  bool colour_;
  std::string out_;
};

} // namespace

std::string run_text(const RunReport& report, Language language, bool colour) {
  return TextReport(report, language, colour).write();
}

} // namespace pondlab::report
