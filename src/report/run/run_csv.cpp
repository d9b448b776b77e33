#include "report/format/estimate_csv.hpp"
#include "report/model/names.hpp"
#include "report/run/run_report.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/decimal.hpp"

namespace pondlab::report {

namespace {

class ResultTable {
public:
  ResultTable(const RunReport& report, std::optional<Language> heads)
      : study_(report.study), experiment_(report.experiment), csv_(heads) {}

  std::string write() {
    for (const std::string_view column :
         {"row",         "measure", "of",        "strategy", "from",
          "to",          "unit",    "n",         "mean",     "sd",
          "low",         "high",    "at_least",  "at_most",  "role",
          "verdict",     "needed",  "versus",    "segment",  "probability_at_least",
          "probability", "as",      "over_from", "over_to"})
      csv_.head(column);
    csv_.end_line();
    if (!experiment_.is_whole()) write_unfinished();
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      csv_.text("measure");
      write_question(study_.questions[i], study_.questions[i].measure->unit);
      write_estimate(csv_, study_.questions[i].measure->unit, experiment_.answer(i));
      csv_.empty().empty().empty().empty().empty();
      csv_.empty().text(study_.questions[i].segment).empty().empty();
      csv_.empty().empty().empty().end_line();
    }
    for (std::size_t i = 0; i < study_.expectations.size(); ++i) write_expectation(i);
    return csv_.take();
  }

private:
  /// Replications that are in, and how many would be all.
  void write_unfinished() {
    csv_.text("unfinished").empty().empty().text(study_.strategy).empty().empty().empty();
    csv_.number(std::to_string(experiment_.done()));
    for (int column = 0; column < 8; ++column) csv_.empty();
    csv_.number(std::to_string(experiment_.replications()));
    csv_.empty().empty().empty().empty();
    csv_.empty().empty().empty().end_line();
  }

  void write_question(const experiment::Question& question, engine::MeasureUnit unit) {
    csv_.text(question.measure->key).text(joined_ids(question.of)).text(question.strategy);
    write_days(question);
    csv_.text(unit_key(unit));
  }

  void write_days(const experiment::Question& question) {
    const auto& start = study_.scenario.setup.horizon.start;
    csv_.number(to_text(engine::Date{start.days + question.from}));
    csv_.number(to_text(engine::Date{start.days + question.to - 1}));
  }

  void write_expectation(std::size_t i) {
    const experiment::Expected& expected = study_.expectations[i];
    const auto& expectation = expected.expectation;
    const engine::MeasureUnit unit = expected.unit();
    const experiment::ExpectationOutcome assessment = experiment::assess(study_, experiment_, i);
    csv_.text("expectation");
    if (expected.skip == experiment::Skip::none) {
      write_question(study_.questions[expected.question], unit);
      write_estimate(csv_, unit, assessment.estimate);
    } else {
      csv_.text(expectation.measure)
          .text(joined_ids(expectation.of))
          .text(expected.strategy)
          .empty()
          .empty();
      csv_.text(unit_key(unit)).number("0").empty().empty().empty().empty();
    }
    write_value(csv_, unit, expected.band.low);
    write_value(csv_, unit, expected.band.high);
    csv_.text(key_of(expectation.known_as()));
    csv_.text(key_of(assessment.assessment.verdict));
    csv_.number(assessment.assessment.needed > 0 ? std::to_string(assessment.assessment.needed)
                                                 : "");
    write_ranking(expected, assessment);
    write_ratio(expected);
    csv_.end_line();
  }

  /// Against whom, of whose people, and the chance expected and found.
  void write_ranking(const experiment::Expected& expected,
                     const experiment::ExpectationOutcome& assessment) {
    const auto& expectation = expected.expectation;
    csv_.text(expectation.versus).text(expectation.segment);
    if (expectation.is_ranking())
      csv_.number(scenario::real_text(expectation.probability_at_least));
    else
      csv_.empty();
    if (expectation.is_ranking() && assessment.estimate.has_interval())
      csv_.number(scenario::real_text(assessment.chance));
    else
      csv_.empty();
  }

  /// How it is set against a strategy, and the days it is divided by.
  void write_ratio(const experiment::Expected& expected) {
    const auto& expectation = expected.expectation;
    if (expectation.has_contrast())
      csv_.text(expectation.is_rival_ratio() ? "ratio" : "difference");
    else
      csv_.empty();
    if (!expected.over_question) {
      csv_.empty().empty();
      return;
    }
    write_days(study_.questions[*expected.over_question]);
  }

  const experiment::Study& study_;
  const experiment::Experiment& experiment_;
  CsvWriter csv_;
};

} // namespace

std::string run_csv(const RunReport& report, std::optional<Language> heads) {
  return ResultTable(report, heads).write();
}

} // namespace pondlab::report
