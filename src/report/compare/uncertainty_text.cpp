#include "report/compare/uncertainty_text.hpp"

#include "report/model/parameter_text.hpp"
#include "report/model/plan_parts.hpp"

#include <algorithm>
#include <span>

namespace pondlab::report {

namespace {

using experiment::Flip;
using experiment::ParameterEffect;
using experiment::RangeEnd;
using experiment::UncertainProspect;

constexpr std::size_t least_assumptions = 2; ///< that are told of though they change nothing
constexpr std::size_t hinges_told = 3;       ///< one by one; of more a few stand for all

} // namespace

std::string UncertaintyText::left_out() const {
  const std::size_t doubts = report_.comparison.scenario.header.doubts.size();
  if (doubts == 0 || report_.comparison.draws > 0) return {};
  const auto usual = static_cast<std::size_t>(std::ranges::count_if(
      report_.comparison.scenario.header.doubts, [](const auto& doubt) { return doubt.usual; }));
  return t(usual == 0 ? "left_out" : "left_out_usual",
           {{"doubts", std::to_string(doubts)}, {"usual", std::to_string(usual)}});
}

std::string UncertaintyText::with_usual(std::string note) const {
  std::string names;
  for (const scenario::ParameterUncertainty& doubt : report_.comparison.scenario.header.doubts) {
    if (!doubt.usual) continue;
    if (!names.empty()) names += text(language_, "report.list");
    names += report::parameter_name(language_, doubt.parameter, root());
  }
  if (names.empty()) return note;
  return t("with_usual", {{"note", note}, {"parameters", names}});
}

std::string UncertaintyText::verdict() const {
  const std::size_t leader = report_.doubt->leader;
  const UncertainProspect& prospect = report_.doubt->prospects[leader];
  const bool same = leader == report_.decision.leader;
  return t(same ? "same_leader" : "other_leader",
           {{"leader", words_.name(leader)},
            {"file", words_.name(report_.decision.leader)},
            {"best", share(prospect.best)},
            {"near", share(prospect.near_best)},
            {"worthwhile", value(report_.decision.worthwhile.value)},
            {"loss", value(prospect.opportunity_cost)}});
}

std::string UncertaintyText::title() const {
  return t("title", {{"doubts", std::to_string(report_.comparison.scenario.header.doubts.size())},
                     {"draws", std::to_string(report_.doubt->draws)},
                     {"replications", std::to_string(report_.doubt->replications)}});
}

std::vector<std::string> UncertaintyText::head() const {
  return {
      "",         t("mean"), words_.t("best"), words_.t("near_best"), words_.t("opportunity_cost"),
      t("season")};
}

std::vector<std::size_t> UncertaintyText::by_mean() const {
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < report_.doubt->prospects.size(); ++s) order.push_back(s);
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t s) { return report_.doubt->prospects[s].mean.mean; });
  return order;
}

std::vector<std::string> UncertaintyText::figures(std::size_t strategy) const {
  const UncertainProspect& prospect = report_.doubt->prospects[strategy];
  return {words_.with_interval(words_.criterion(), prospect.mean), share(prospect.best),
          share(prospect.near_best), value(prospect.opportunity_cost),
          share(prospect.best_in_season)};
}

std::vector<std::vector<std::string>> UncertaintyText::rows() const {
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t s : by_mean()) {
    rows.push_back(figures(s));
    rows.back().insert(rows.back().begin(),
                       (s == report_.doubt->leader ? "▸ " : "  ") + words_.name(s));
  }
  return rows;
}

std::string UncertaintyText::note() const { return with_usual(t("note")); }

/// Whether the choice is another one there by more than what is worth acting on.
bool UncertaintyText::hinges_on(const RangeEnd& end) const {
  return end.flip != Flip::no && -end.lead.mean > report_.decision.worthwhile.value;
}

std::string UncertaintyText::hinge(const ParameterEffect& parameter, const RangeEnd& end) const {
  return t(end.flip == Flip::yes ? "hinges" : "may_hinge",
           {{"parameter", report::parameter_name(language_, parameter.parameter, root())},
            {"value", parameter_value(language_, parameter.parameter, end.value)},
            {"rival", words_.name(end.rival)},
            {"leader", words_.name(report_.screening->leader)},
            {"lead", value(-end.lead.mean)}});
}

bool UncertaintyText::hinges_on_any() const { return !all_hinges().empty(); }

/// The ends of ranges that bring another choice, the dearest first.
std::vector<UncertaintyText::Hinge> UncertaintyText::all_hinges() const {
  std::vector<Hinge> found;
  for (const ParameterEffect& parameter : report_.screening->parameters)
    for (const RangeEnd* end : {&parameter.low, &parameter.high})
      if (hinges_on(*end)) found.push_back({&parameter, end});
  std::ranges::stable_sort(found, {}, [](const Hinge& one) { return one.end->lead.mean; });
  return found;
}

/// Of many the first three: the table has them all.
std::string UncertaintyText::many_hinges(const std::vector<Hinge>& hinges) const {
  std::string ends;
  for (const Hinge& one : std::span(hinges).first(hinges_told))
    ends += (ends.empty() ? "" : std::string(text(language_, "report.semicolon"))) +
            t("end_named",
              {{"parameter", report::parameter_name(language_, one.parameter->parameter, root())},
               {"value", parameter_value(language_, one.parameter->parameter, one.end->value)}});
  const RangeEnd& worst = *hinges.front().end;
  return t("hinges_on_many", {{"count", std::to_string(hinges.size())},
                              {"ends", ends},
                              {"rival", words_.name(worst.rival)},
                              {"leader", words_.name(report_.screening->leader)},
                              {"lead", value(-worst.lead.mean)}});
}

std::string UncertaintyText::hinges() const {
  const std::vector<Hinge> found = all_hinges();
  if (found.size() > hinges_told) return many_hinges(found);
  std::string sentences;
  for (const Hinge& one : found)
    sentences += (sentences.empty() ? "" : " ") + hinge(*one.parameter, *one.end);
  if (!sentences.empty()) return sentences;
  return t("hinges_on_none", {{"doubts", std::to_string(report_.screening->parameters.size())},
                              {"leader", words_.name(report_.screening->leader)},
                              {"worthwhile", value(report_.decision.worthwhile.value)}});
}

/// What becomes of the choice where one assumption is at either end of its range.
std::string UncertaintyText::choice_text(const ParameterEffect& parameter) const {
  std::string words;
  for (const RangeEnd* end : {&parameter.low, &parameter.high}) {
    if (end->flip == Flip::no) continue;
    if (!words.empty()) words += text(language_, "report.semicolon");
    words += t("choice." + std::string(key_of(end->flip)),
               {{"value", parameter_value(language_, parameter.parameter, end->value)},
                {"rival", words_.name(end->rival)}});
  }
  return words.empty() ? t("choice.no") : words;
}

DocumentTable UncertaintyText::hinges_table() const {
  const scenario::Scenario& scenario = report_.comparison.scenario;
  const std::vector<scenario::ParameterUncertainty>& doubts = scenario.header.doubts;
  DocumentTable table = assumptions_table(language_, scenario);
  table.title = std::string(text(language_, "report.hinges"));
  table.head.push_back(t("choice.head"));
  table.words.push_back(true);
  table.rows.clear();
  for (const std::size_t i : by_strength()) {
    const ParameterEffect& parameter = report_.screening->parameters[i];
    if (table.rows.size() >= least_assumptions && !parameter.flips()) continue;
    table.add({parameter_name(i), doubt_value(language_, scenario, doubts[i]),
               doubt_range(language_, doubts[i]), doubt_source(language_, doubts[i]),
               choice_text(parameter)});
  }
  const std::size_t left = doubts.size() - table.rows.size();
  table.note = left > 0 ? t("choice.left", {{"count", std::to_string(left)}}) : std::string();
  return table;
}

std::string UncertaintyText::screening_title() const {
  return t("screening_title", {{"leader", words_.name(report_.screening->leader)},
                               {"runner_up", words_.name(report_.screening->runner_up)}});
}

std::vector<std::string> UncertaintyText::screening_head() const {
  return {t("parameter"), t("strength"), t("spread"), t("at_low"), t("at_high")};
}

std::string UncertaintyText::end_text(const ParameterEffect& parameter, const RangeEnd& end) const {
  return t("end." + std::string(key_of(end.flip)),
           {{"value", parameter_value(language_, parameter.parameter, end.value)},
            {"rival", words_.name(end.rival)},
            {"lead", words_.with_interval(words_.criterion(), end.lead)}});
}

std::vector<std::size_t> UncertaintyText::by_strength() const {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < report_.screening->parameters.size(); ++i) order.push_back(i);
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) {
    return report_.screening->parameters[i].effect.strength;
  });
  return order;
}

std::string UncertaintyText::parameter_name(std::size_t doubt) const {
  return report::parameter_name(language_, report_.screening->parameters[doubt].parameter, root());
}

std::vector<std::string> UncertaintyText::effects(std::size_t doubt) const {
  const ParameterEffect& parameter = report_.screening->parameters[doubt];
  return {value(parameter.effect.strength), value(parameter.effect.spread),
          end_text(parameter, parameter.low), end_text(parameter, parameter.high)};
}

std::vector<std::vector<std::string>> UncertaintyText::screening_rows() const {
  std::vector<std::vector<std::string>> rows;
  for (const std::size_t i : by_strength()) {
    const std::string& path = report_.screening->parameters[i].parameter;
    const std::string name = parameter_name(i);
    rows.push_back(effects(i));
    rows.back().insert(rows.back().begin(), name == path ? path : name + "  " + path);
  }
  return rows;
}

std::string UncertaintyText::screening_note() const {
  return with_usual(
      t("screening_note", {{"walks", std::to_string(report_.screening->walks)},
                           {"replications", std::to_string(experiment::screen_replications)}}));
}

} // namespace pondlab::report
