#include "report/trial/trial_text.hpp"

#include "report/model/names.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::report {

using experiment::Assigned;
using experiment::Estimate;
using experiment::TrialAnswer;
using experiment::TrialFigure;
using experiment::TrialFindings;

namespace {

constexpr double two_sided = 1.959964; // standard errors on each side of a 95 % interval

double whole_units(const TrialFigure& figure, double value) {
  return std::round(figure.money ? value / 100 : value);
}

const TrialAnswer* answer_by(const TrialFigure& figure, Assigned by) {
  const auto found = std::ranges::find(figure.answers, by, &TrialAnswer::by);
  return found == figure.answers.end() ? nullptr : &*found;
}

} // namespace

std::string TrialText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "trial." + std::string(key), arguments);
}

std::string TrialText::name(const TrialFindings& trial) const {
  return mechanism_name(language_, trial.mechanism);
}

std::string TrialText::amount(const TrialFigure& figure, double value) const {
  const double shown = whole_units(figure, value);
  return std::string(shown < 0 ? "\u2212" : "") + (figure.money ? "¥" : "") +
         grouped(std::abs(shown), 0);
}

std::string TrialText::amount(const TrialFigure& figure, const Estimate& of, double times) const {
  if (!of.defined()) return "–";
  const std::string words = amount(figure, of.mean * times);
  const double half_width = whole_units(figure, of.half_width * times);
  return half_width > 0 ? words + " ±" + grouped(half_width, 0) : words;
}

std::string TrialText::error_of_one(const TrialFigure& figure, const TrialAnswer& answer) const {
  return amount(figure, two_sided * answer.error * static_cast<double>(answer.people));
}

Notice TrialText::on_report(const TrialFindings& trial) const {
  constexpr double about = .1;
  const TrialFigure& orders = trial.figures.front();
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

Notice TrialText::on_test(const TrialFindings& trial, std::string_view hides) const {
  const TrialFigure& orders = trial.figures.front();
  const TrialAnswer& answer = orders.answers.front();
  const auto people = static_cast<double>(answer.people);
  const bool shows = std::abs(answer.answer.mean) > two_sided * answer.error;
  return {t(shows ? "test_shows" : hides, {{"mechanism", name(trial)},
                                           {"answer", amount(orders, answer.answer.mean * people)},
                                           {"truth", amount(orders, answer.truth.mean * people)},
                                           {"error", error_of_one(orders, answer)}}),
          shows ? Tone::good : Tone::bad};
}

std::vector<Notice> TrialText::news() const {
  std::vector<Notice> all;
  for (const TrialFindings& trial : report_.findings) {
    all.push_back(on_report(trial));
    if (!trial.figures.front().answers.empty()) all.push_back(on_test(trial, "test_hides_alone"));
  }
  return all;
}

bool TrialText::has(std::size_t figure) const {
  return std::ranges::any_of(
      report_.findings, [&](const TrialFindings& trial) { return figure < trial.figures.size(); });
}

DocumentTable TrialText::summary(std::size_t figure) const {
  const auto has_way = [&](Assigned by) {
    return std::ranges::any_of(report_.findings, [&](const TrialFindings& trial) {
      return answer_by(trial.figures[figure], by) != nullptr;
    });
  };
  const std::string what = figure_name(language_, report_.findings.front().figures[figure].name);
  DocumentTable table{.title = t("summary.title", {{"figure", what}}),
                      .head = {t("summary.mechanism"), t("summary.reported")},
                      .note = {}};
  std::vector<Assigned> ways;
  for (const Assigned by : experiment::ways_to_assign)
    if (has_way(by)) ways.push_back(by);
  for (const Assigned by : ways) table.head.push_back(t("summary.by_" + std::string(key_of(by))));
  table.head.push_back(t("summary.truth"));
  for (const TrialFindings& trial : report_.findings) {
    const TrialFigure& of = trial.figures[figure];
    std::vector<DocumentCell> row = {{name(trial)},
                                     {of.reported ? amount(of, of.reported->mean) : "–"}};
    for (const Assigned by : ways) {
      const TrialAnswer* answer = answer_by(of, by);
      row.push_back({answer
                         ? amount(of, answer->answer.mean * static_cast<double>(answer->people)) +
                               " ±" + error_of_one(of, *answer)
                         : "–"});
    }
    row.push_back({amount(of, of.truth), Tone::good});
    table.rows.push_back(std::move(row));
  }
  return table;
}

} // namespace pondlab::report
