#include "base/version.hpp"
#include "report/model/names.hpp"
#include "report/people/people_report.hpp"
#include "report/trial/trial_report.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Estimate;
using experiment::TrialAnswer;
using experiment::TrialFigure;
using experiment::TrialFindings;

constexpr double two_sided = 1.959964; // standard errors on each side of a 95 % interval

class TrialDocument {
public:
  TrialDocument(const TrialReport& report, Language language)
      : report_(report), language_(language) {}

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
      const TrialFigure& orders = trial.figures.front();
      document.notices.push_back(on_report(trial, orders));
      if (!orders.answers.empty()) document.notices.push_back(on_test(trial, orders));
      for (const TrialFigure& figure : trial.figures)
        document.front.emplace_back(table(trial, figure));
    }
    std::get<DocumentTable>(document.front.back()).note = t("note");
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "trial." + std::string(key), arguments);
  }
  std::string share(double of) const { return number_text(language_, of, Unit::rate); }
  std::string count(double n) const { return number_text(language_, n, Unit::count, Shape::exact); }

  /// Sums of a season, to the yuan or as whole orders.
  static double whole_units(const TrialFigure& figure, double value) {
    return std::round(figure.money ? value / 100 : value);
  }
  static std::string amount(const TrialFigure& figure, double value) {
    const double shown = whole_units(figure, value);
    return std::string(shown < 0 ? "\u2212" : "") + (figure.money ? "¥" : "") +
           grouped(std::abs(shown), 0);
  }
  static std::string amount(const TrialFigure& figure, const Estimate& of, double times = 1) {
    if (!of.defined()) return "–";
    const std::string words = amount(figure, of.mean * times);
    const double half_width = whole_units(figure, of.half_width * times);
    return half_width > 0 ? words + " ±" + grouped(half_width, 0) : words;
  }
  /// What part of the truth is found; nothing where the intervals leave it off by a quarter or
  /// more.
  std::string found(const Estimate& says, const Estimate& truth) const {
    constexpr double most_off = .25;
    const double off =
        std::abs(says.half_width / says.mean) + std::abs(truth.half_width / truth.mean);
    return truth.has_interval() && off < most_off ? share(says.mean / truth.mean) : "–";
  }

  std::string name(const TrialFindings& trial) const {
    return mechanism_name(language_, trial.mechanism);
  }

  /// What the dashboard makes of it.
  Notice on_report(const TrialFindings& trial, const TrialFigure& orders) const {
    constexpr double about = .1;
    const double ratio = orders.reported->mean / orders.truth.mean;
    const bool fair = std::abs(ratio - 1) <= about;
    return {t(fair        ? "reported_well"
              : ratio > 1 ? "reported_more"
                          : "reported_less",
              {{"mechanism", name(trial)},
               {"reported", amount(orders, orders.reported->mean)},
               {"truth", amount(orders, orders.truth.mean)}}),
            fair ? Tone::good : Tone::open};
  }

  /// What assigning people one by one would make of it.
  Notice on_test(const TrialFindings& trial, const TrialFigure& orders) const {
    const TrialAnswer& answer = orders.answers.front();
    const auto people = static_cast<double>(answer.people);
    const bool shows = std::abs(answer.answer.mean) > two_sided * answer.error;
    return {t(shows ? "test_shows" : "test_hides",
              {{"mechanism", name(trial)},
               {"answer", amount(orders, answer.answer.mean * people)},
               {"truth", amount(orders, answer.truth.mean * people)},
               {"error", amount(orders, two_sided * answer.error * people)}}),
            shows ? Tone::good : Tone::bad};
  }

  DocumentTable table(const TrialFindings& trial, const TrialFigure& figure) const {
    DocumentTable table{.title = t("figure", {{"mechanism", name(trial)},
                                              {"figure", figure_name(language_, figure.name)}}),
                        .head = {t("by"), t("people"), t("says"), t("truth"), t("found"),
                                 t("leaked"), t("one_test")}};
    if (figure.reported)
      table.rows.push_back({{t("reported")},
                            {t("everybody")},
                            {amount(figure, *figure.reported)},
                            {amount(figure, figure.truth)},
                            {found(*figure.reported, figure.truth)},
                            {""},
                            {""}});
    for (const TrialAnswer& answer : figure.answers) {
      const auto people = static_cast<double>(answer.people);
      table.rows.push_back({{t("by_" + std::string(key_of(answer.by)),
                               {{"units", count(static_cast<double>(answer.units))}})},
                            {count(people)},
                            {amount(figure, answer.answer, people)},
                            {amount(figure, answer.truth, people)},
                            {found(answer.answer, answer.truth)},
                            {amount(figure, answer.leaked, people)},
                            {"±" + amount(figure, two_sided * answer.error * people)}});
    }
    return table;
  }

  const TrialReport& report_;
  Language language_;
};

} // namespace

ReportDocument trial_document(const TrialReport& report, Language language) {
  return TrialDocument(report, language).write();
}

} // namespace pondlab::report
