#include "report/compare/compare_text.hpp"

#include "engine/numeric/calendar.hpp"
#include "report/model/finding.hpp"
#include "report/model/plan_parts.hpp"
#include "report/model/support_text.hpp"
#include "scenario/file/content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pondlab::report {

using experiment::Estimate;
using experiment::Procedure;
using experiment::Prospect;

CompareText::CompareText(const CompareReport& report, Language language)
    : report_(report), language_(language) {
  const auto& ids = report.comparison.strategies;
  none_ = static_cast<std::size_t>(std::ranges::find(ids, experiment::no_campaign) - ids.begin());
}

std::string CompareText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "compare." + std::string(key), arguments);
}

std::string CompareText::name(std::size_t strategy) const {
  const experiment::Comparison& comparison = report_.comparison;
  return comparison.scenario.name_of(*comparison.scenario.find(comparison.strategies[strategy]),
                                     language_);
}

std::string CompareText::title() const {
  return scenario_title(language_, report_.comparison.scenario);
}

std::string CompareText::subtitle() const {
  const auto& horizon = report_.comparison.scenario.setup.horizon;
  const auto people = static_cast<double>(people_of(report_.comparison.scenario.setup));
  return t("head", {{"strategies", std::to_string(report_.comparison.strategies.size())},
                    {"start", to_text(horizon.start)},
                    {"days", std::to_string(horizon.days)},
                    {"replications", std::to_string(report_.experiment.done())},
                    {"people", number_text(language_, people, Unit::count)}});
}

std::string CompareText::with_interval(const engine::Measure& measure,
                                       const Estimate& estimate) const {
  return estimate_text(language_, estimate, unit_of(measure.unit));
}

std::string CompareText::verdict_key() const {
  using experiment::Advice;
  const experiment::Decision& decision = report_.decision;
  if (report_.comparison.strategies.size() == 1) return "only";
  const bool all_admitted = std::ranges::all_of(decision.admission, [](experiment::Admission one) {
    return one == experiment::Admission::admitted;
  });
  const auto out = std::ranges::count(decision.admission, experiment::Admission::excluded);
  // A go is told by the same intervals, though the sequential choice may not have come to its end.
  const bool goes = report_.status.is_asked &&
                    report_.status.whole.status == experiment::Status::go &&
                    report_.status.about == decision.leader;
  if (decision.advice == Advice::choose || (decision.advice == Advice::open && goes)) {
    if (out + 1 == std::ssize(decision.prospects) && out > 0) return "choose_left";
    return all_admitted ? "choose" : "choose_kept";
  }
  if (decision.advice == Advice::open && !decision.admits(decision.leader))
    return decision.needed == 0 ? "limit_never"
           : is_needed_said()   ? "limit_not_told"
                                : "limit_open";
  if (decision.advice == Advice::either && decision.equals.size() > 1) return "any";
  if (decision.advice != Advice::open) return std::string(key_of(decision.advice));
  if (is_sequential() && decision.needed == 0) return "never_chosen";
  if (is_sequential()) return is_needed_said() ? "not_chosen_yet" : "not_chosen";
  return decision.needed == 0 ? "never_settled" : "unsettled";
}

std::string CompareText::finding() const {
  const auto found = finding_of(language_, report_.comparison, report_.experiment,
                                report_.decision.leader, is_sequential());
  return found ? finding_sentence(language_, *found) : std::string();
}

std::string CompareText::verdict() const {
  const experiment::Decision& decision = report_.decision;
  std::vector<std::size_t> alike;
  for (const std::size_t s : by_mean())
    if (s == decision.leader || std::ranges::find(decision.equals, s) != decision.equals.end())
      alike.push_back(s);
  return t(verdict_key(),
           {{"leader", name(decision.leader)},
            {"chance", share(decision.prospects[decision.leader].near_best)},
            {"worthwhile", value(report_.decision.worthwhile.value)},
            {"needed", std::to_string(decision.needed)},
            {"more", std::to_string(std::max(1, decision.needed - report_.experiment.done()))},
            {"contenders", contenders()},
            {"done", std::to_string(report_.experiment.done())},
            {"alike", joined(alike)},
            {"reasons", reasons(decision.leader, true)},
            {"bound", value(decision.no_better_than)}});
}

std::string CompareText::support(std::size_t strategy,
                                 const experiment::OutsideSupport& one) const {
  const experiment::Comparison& comparison = report_.comparison;
  return support_text(language_, comparison.scenario, comparison.strategies[strategy], one);
}

std::string CompareText::reasons(std::size_t strategy, bool withholding) const {
  std::string all;
  for (const experiment::OutsideSupport& one : report_.comparison.outside[strategy]) {
    if (one.withholds != withholding) continue;
    if (!all.empty()) all += t("reason_and");
    all += support(strategy, one);
  }
  return all;
}

std::string CompareText::outside(std::size_t strategy) const {
  const std::string grave = reasons(strategy, true), light = reasons(strategy, false);
  if (grave.empty() || light.empty()) return grave + light;
  return grave + t("reason_and") + light;
}

/// With what tells of a strategy that is not to be advised by itself.
std::string CompareText::marked_name(std::size_t strategy) const {
  if (!report_.comparison.withholds(strategy)) return name(strategy);
  return t("outside_mark", {{"name", name(strategy)}});
}

std::string CompareText::unfinished() const {
  return unfinished_text(language_, report_.done(), report_.planned());
}

std::string CompareText::course_key() const {
  const experiment::Decision& decision = report_.decision;
  const bool free = decision.worthwhile.origin == experiment::DifferenceOrigin::free_of_cost;
  if (is_sequential()) return std::string(key_of(decision.stop));
  if (free && decision.procedure == Procedure::no_worthwhile_difference)
    return std::string(key_of(decision.worthwhile.origin));
  return std::string(key_of(decision.procedure));
}

std::string CompareText::procedure() const {
  const std::vector<TextArgument> arguments = {
      {"done", std::to_string(report_.experiment.done())},
      {"budget", std::to_string(report_.comparison.replications)},
      {"worthwhile", value(report_.decision.worthwhile.value)},
      {"first", std::to_string(experiment::KimNelson::first_stage)}};
  std::string course = t("course." + course_key(), arguments);
  const std::string origin = difference_origin();
  if (origin.empty()) return course;
  return t("course_and_origin", {{"course", course}, {"origin", origin}});
}

std::string CompareText::difference_origin() const {
  const experiment::WorthwhileDifference& difference = report_.decision.worthwhile;
  if (difference.origin != experiment::DifferenceOrigin::campaign_cost ||
      report_.decision.procedure == Procedure::one_strategy)
    return {};
  return t("difference_of_cost",
           {{"worthwhile", value(difference.value)},
            {"share", grouped(100 * experiment::worthwhile_share_of_cost, 0) + "%"},
            {"cost", number_text(language_, difference.dearest, Unit::money)}});
}

std::string CompareText::skewness() const {
  if (report_.decision.is_skewed()) return t("skewed");
  if (report_.comparison.measures.front()->unit != engine::MeasureUnit::money) return {};
  // Few replications may look calm all the same.
  const auto& outside = report_.comparison.outside;
  for (std::size_t s = 0; s < outside.size(); ++s)
    for (const experiment::OutsideSupport& one : outside[s])
      if (one.rule == "endless_variance")
        return t("endless_baskets", {{"reason", support(s, one)}});
  const bool heavy = std::ranges::any_of(
      report_.comparison.scenario.setup.segments, [](const engine::Segment& segment) {
        return segment.basket.person_shape <= scenario::heavy_person_shape;
      });
  return heavy ? t("heavy_baskets") : std::string();
}

std::string CompareText::scope() const { return t(is_sequential() ? "scope_anytime" : "scope"); }

std::string CompareText::joined(const std::vector<std::size_t>& strategies) const {
  std::string names;
  for (std::size_t i = 0; i < strategies.size(); ++i) {
    if (i > 0) names += text(language_, i + 1 == strategies.size() ? "report.and" : "report.list");
    names += t("quoted", {{"name", marked_name(strategies[i])}});
  }
  return names;
}

/// Names of the others that are not ruled out.
std::string CompareText::contenders() const {
  std::vector<std::size_t> others;
  for (const std::size_t s : by_mean())
    if (s != report_.decision.leader && report_.decision.contends[s]) others.push_back(s);
  return joined(others);
}

experiment::Estimate CompareText::difference(std::size_t a, std::size_t b) const {
  return paired_difference(report_.comparison, report_.experiment, 0, a, b);
}

experiment::Estimate CompareText::decisive_difference(std::size_t a, std::size_t b) const {
  if (is_sequential())
    return anytime_difference(report_.comparison, report_.experiment, a, b,
                              report_.experiment.replications());
  return difference(a, b);
}

std::string CompareText::card_title() const {
  return t("card",
           {{"measure",
             std::string(text(language_, "measure." + std::string(criterion().key) + ".name"))},
            {"worthwhile", value(report_.decision.worthwhile.value)}});
}

std::vector<std::string> CompareText::card_head() const {
  return {"",           t("mean"),      t("more_than_none"),
          t("best"),    t("near_best"), t("opportunity_cost"),
          t("downside")};
}

std::vector<std::string> CompareText::card_row(std::size_t s) const {
  const Prospect& prospect = report_.decision.prospects[s];
  const Estimate mean = report_.experiment.answer(report_.comparison.question(s, 0));
  return {(s == report_.decision.leader ? "▸ " : "  ") + name(s),
          with_interval(criterion(), mean),
          s == none_ ? "" : with_interval(criterion(), difference(s, none_)),
          share(prospect.best),
          share(prospect.near_best),
          std::isnan(prospect.opportunity_cost) ? "–" : value(prospect.opportunity_cost),
          value(prospect.downside)};
}

std::string CompareText::limits_note() const {
  return t(is_sequential() ? "limits_anytime" : "limits_fixed");
}

std::vector<std::string> CompareText::limits_head() const {
  std::vector<std::string> head = {""};
  for (const scenario::Limit& limit : report_.comparison.scenario.header.limits)
    head.push_back(limit_name(language_, report_.comparison.scenario, limit));
  return head;
}

std::vector<std::vector<std::string>> CompareText::limits_rows() const {
  const experiment::Comparison& comparison = report_.comparison;
  const std::vector<scenario::Limit>& limits = comparison.scenario.header.limits;
  std::vector<std::vector<std::string>> rows;
  if (limits.empty()) return rows;
  for (const std::size_t s : by_mean()) {
    rows.push_back({name(s)});
    for (std::size_t i = 0; i < limits.size(); ++i)
      rows.back().push_back(
          kept_text(language_, limits[i], comparison.keeps(i, s, report_.experiment)));
  }
  return rows;
}

std::vector<std::size_t> CompareText::by_mean() const {
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < report_.comparison.strategies.size(); ++s) order.push_back(s);
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t s) {
    return report_.experiment.answer(report_.comparison.question(s, 0)).mean;
  });
  return order;
}

namespace {

std::uint64_t hash_of_plan(const CompareReport& report, std::size_t strategy) {
  return report.experiment.arms()[arm_of(report, strategy)].plan->hash;
}

} // namespace

std::string CompareText::plan_hash(std::size_t strategy) const {
  return fmt::format("{:016x}", hash_of_plan(report_, strategy));
}

std::string CompareText::foot(std::size_t strategy) const {
  return provenance(language_, report_.manifest, hash_of_plan(report_, strategy));
}

std::string CompareText::built_by() const {
  return text(language_, "report.built_by",
              {{"compiler", report_.manifest.compiler},
               {"instruction_set", report_.manifest.instruction_set}});
}

namespace {

/// "±1,200 (95 %)"; empty of one replication.
std::string interval_note(Language language, const Estimate& estimate, Unit unit) {
  if (!estimate.has_interval() || !std::isfinite(estimate.half_width)) return {};
  const std::string interval = estimate.is_lopsided()
                                   ? limits_text(language, estimate.low(), estimate.high())
                                   : half_width_text(language, estimate.half_width, unit);
  return text(language, "compare.interval", {{"interval", interval}});
}

} // namespace

DocumentFigure CompareText::gain_figure(std::size_t strategy) const {
  const Estimate more = difference(strategy, none_);
  const std::string measure =
      std::string(text(language_, "measure." + std::string(criterion().key) + ".name"));
  const bool earned = criterion().key == "contribution";
  return {.name =
              t(earned ? "gain" : "gain_of", {{"measure", measure}, {"strategy", name(strategy)}}),
          .text = number_text(language_, more.mean, unit_of(criterion().unit)),
          .note = interval_note(language_, more, unit_of(criterion().unit))};
}

DocumentFigure CompareText::cost_figure(std::size_t strategy) const {
  const engine::Measure& measure = *engine::find_measure("campaign_cost");
  const std::size_t place = report_.comparison.place_of(measure);
  const Estimate cost = report_.experiment.answer(report_.comparison.question(strategy, place));
  DocumentFigure figure{.name = std::string(text(language_, "measure.campaign_cost.name")),
                        .text = number_text(language_, cost.mean, Unit::money),
                        .note = t("no_budget")};
  const auto is_budget = [](const scenario::Limit& limit) {
    return limit.measure == scenario::budget_measure && limit.is_plain();
  };
  const auto hold = [&](const scenario::Limit& limit, experiment::Verdict verdict) {
    figure.note = t("budget." + std::string(key_of(verdict)),
                    {{"budget", band_text(language_, Unit::money, experiment::band_of(limit))}});
    figure.tone = tone_of(verdict);
  };
  const scenario::Header& header = report_.comparison.scenario.header;
  for (const scenario::Limit& limit : header.search.limits) // a search's budget is the plan's
    if (is_budget(limit)) hold(limit, experiment::keeps(limit, cost).verdict);
  for (std::size_t i = 0; i < header.limits.size(); ++i)
    if (is_budget(header.limits[i]))
      hold(header.limits[i], report_.comparison.keeps(i, strategy, report_.experiment).verdict);
  return figure;
}

DocumentFigure CompareText::opt_out_figure(std::size_t strategy) const {
  double all = 0;
  std::string parts;
  for (const std::string_view key : {"opted_out", "deleted", "muted"}) {
    const engine::Measure& measure = *engine::find_measure(key);
    const Estimate more = paired_difference(report_.comparison, report_.experiment,
                                            report_.comparison.place_of(measure), strategy, none_);
    if (!more.defined() || more.mean == 0) continue;
    all += more.mean;
    if (!parts.empty()) parts += text(language_, "report.list");
    parts += std::string(text(language_, "measure." + std::string(key) + ".name")) + " " +
             number_text(language_, more.mean, Unit::count);
  }
  return {.name = t("opt_outs"),
          .text = number_text(language_, all, Unit::count),
          .note = parts.empty() ? t("nobody_left") : parts};
}

} // namespace pondlab::report
