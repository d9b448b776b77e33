#include "report/compare_words.hpp"

#include "engine/calendar.hpp"

#include <algorithm>

namespace pondlab::report {

using experiment::Estimate;
using experiment::Prospect;

CompareWords::CompareWords(const CompareReport& report, Language language)
    : report_(report), language_(language) {
  const auto& ids = report.comparison.strategies;
  none_ = static_cast<std::size_t>(std::ranges::find(ids, experiment::no_campaign) - ids.begin());
}

std::string CompareWords::t(std::string_view key,
                            const std::vector<TextArgument>& arguments) const {
  return text(language_, "compare." + std::string(key), arguments);
}

std::string CompareWords::name(std::size_t strategy) const {
  const experiment::Comparison& comparison = report_.comparison;
  return comparison.scenario.name_of(*comparison.scenario.find(comparison.strategies[strategy]),
                                     language_);
}

std::string CompareWords::title() const {
  const scenario::Scenario& scenario = report_.comparison.scenario;
  const std::string& title = scenario.header.name.in(language_);
  return title.empty() ? scenario.file : title;
}

std::string CompareWords::subtitle() const {
  const auto& horizon = report_.comparison.scenario.setup.horizon;
  return t("head", {{"strategies", std::to_string(report_.comparison.strategies.size())},
                    {"start", to_text(horizon.start)},
                    {"days", std::to_string(horizon.days)},
                    {"replications", std::to_string(report_.experiment.done())},
                    {"seed", std::to_string(report_.comparison.seed)}});
}

std::string CompareWords::with_interval(const engine::Measure& measure,
                                        const Estimate& estimate) const {
  if (!estimate.defined()) return std::string(text(language_, "report.undefined"));
  std::string words = value_text(language_, measure, estimate.mean);
  if (estimate.has_interval())
    words += " " + half_width_text(language_, measure, estimate.half_width);
  return words;
}

std::string CompareWords::verdict() const {
  const experiment::Decision& decision = report_.decision;
  const std::string others = equals();
  const char* key = decision.settled       ? others.empty() ? "settled" : "alike"
                    : decision.needed == 0 ? "never_settled"
                                           : "unsettled";
  return t(key, {{"leader", name(decision.leader)},
                 {"chance", share(decision.prospects[decision.leader].near_best)},
                 {"worthwhile", value(report_.comparison.worthwhile_difference)},
                 {"needed", std::to_string(decision.needed)},
                 {"equals", others}});
}

/// Names of the others that are near best with the confidence asked for.
std::string CompareWords::equals() const {
  std::string names;
  for (const std::size_t s : by_mean())
    if (s != report_.decision.leader &&
        report_.decision.prospects[s].near_best >= experiment::confidence)
      names += (names.empty() ? "" : std::string(text(language_, "report.and"))) + name(s);
  return names;
}

std::string CompareWords::card_title() const {
  return t("card",
           {{"measure",
             std::string(text(language_, "measure." + std::string(criterion().key) + ".name"))},
            {"worthwhile", value(report_.comparison.worthwhile_difference)}});
}

std::vector<std::string> CompareWords::card_head() const {
  return {"",           t("mean"),      t("more_than_none"),
          t("best"),    t("near_best"), t("opportunity_cost"),
          t("downside")};
}

std::vector<std::string> CompareWords::card_row(std::size_t s) const {
  const Prospect& prospect = report_.decision.prospects[s];
  const Estimate mean = report_.experiment.answer(report_.comparison.question(s, 0));
  return {(s == report_.decision.leader ? "▸ " : "  ") + name(s),
          with_interval(criterion(), mean),
          s == none_
              ? ""
              : with_interval(criterion(), paired_difference(report_.comparison, report_.experiment,
                                                             0, s, none_)),
          share(prospect.best),
          share(prospect.near_best),
          value(prospect.opportunity_cost),
          value(prospect.downside)};
}

std::vector<std::size_t> CompareWords::by_mean() const {
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < report_.comparison.strategies.size(); ++s) order.push_back(s);
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t s) {
    return report_.experiment.answer(report_.comparison.question(s, 0)).mean;
  });
  return order;
}

std::string CompareWords::foot() const {
  return t("foot", {{"version", report_.manifest.version},
                    {"compiler", report_.manifest.compiler},
                    {"instruction_set", report_.manifest.instruction_set}});
}

} // namespace pondlab::report
