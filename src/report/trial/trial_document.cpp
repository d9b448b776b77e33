#include "base/version.hpp"
#include "report/model/names.hpp"
#include "report/people/people_report.hpp"
#include "report/trial/trial_report.hpp"
#include "report/trial/trial_text.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Estimate;
using experiment::TrialAnswer;
using experiment::TrialFigure;
using experiment::TrialFindings;

class TrialDocument {
public:
  TrialDocument(const TrialReport& report, Language language)
      : report_(report), language_(language), words_(report, language) {}

  ReportDocument write() const {
    const scenario::Scenario& scenario = report_.trial.scenario;
    const scenario::Strategy& strategy = *scenario.find(report_.trial.strategy);
    ReportDocument document{
        .title = t("title", {{"scenario", scenario_title(language_, scenario)}}),
        .subtitle = t("head", {{"strategy", scenario.name_of(strategy, language_)},
                               {"holdout", share(report_.holdout())},
                               {"days", std::to_string(report_.days())},
                               {"replications", std::to_string(report_.replications)},
                               {"seed", std::to_string(report_.trial.seed)}}),
        .foot = t("foot", {{"version", std::string(version())}})};
    for (const TrialFindings& trial : report_.findings) {
      document.notices.push_back(words_.on_report(trial));
      if (!trial.figures.front().answers.empty())
        document.notices.push_back(words_.on_test(trial, "test_hides"));
      for (const TrialFigure& figure : trial.figures)
        document.front.emplace_back(table(trial, figure));
    }
    std::get<DocumentTable>(document.front.back()).note = t("note");
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return words_.t(key, arguments);
  }
  std::string share(double of) const { return number_text(language_, of, Unit::rate); }
  std::string count(double n) const { return number_text(language_, n, Unit::count, Shape::exact); }

  /// What part of the truth is found; nothing where the intervals leave it off by a quarter or
  /// more.
  std::string found(const Estimate& says, const Estimate& truth) const {
    constexpr double most_off = .25;
    const double off =
        std::abs(says.half_width / says.mean) + std::abs(truth.half_width / truth.mean);
    return truth.has_interval() && off < most_off ? share(says.mean / truth.mean) : "–";
  }

  DocumentTable table(const TrialFindings& trial, const TrialFigure& figure) const {
    DocumentTable table{.title = t("figure", {{"mechanism", words_.name(trial)},
                                              {"figure", figure_name(language_, figure.name)}}),
                        .head = {t("by"), t("people"), t("says"), t("truth"), t("found"),
                                 t("leaked"), t("one_test")}};
    if (figure.reported)
      table.rows.push_back({{t("reported")},
                            {t("everybody")},
                            {words_.amount(figure, *figure.reported)},
                            {words_.amount(figure, figure.truth)},
                            {found(*figure.reported, figure.truth)},
                            {""},
                            {""}});
    for (const TrialAnswer& answer : figure.answers) {
      const auto people = static_cast<double>(answer.people);
      table.rows.push_back({{t("by_" + std::string(key_of(answer.by)),
                               {{"units", count(static_cast<double>(answer.units))}})},
                            {count(people)},
                            {words_.amount(figure, answer.answer, people)},
                            {words_.amount(figure, answer.truth, people)},
                            {found(answer.answer, answer.truth)},
                            {words_.amount(figure, answer.leaked, people)},
                            {"±" + words_.error_of_one(figure, answer)}});
    }
    return table;
  }

  const TrialReport& report_;
  Language language_;
  TrialText words_;
};

} // namespace

ReportDocument trial_document(const TrialReport& report, Language language) {
  return TrialDocument(report, language).write();
}

} // namespace pondlab::report
