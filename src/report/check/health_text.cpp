#include "report/check/health_text.hpp"

#include "report/model/parameter_text.hpp"

#include <algorithm>
#include <array>

namespace pondlab::report {

using experiment::Aftermath;
using experiment::Basis;
using experiment::Concern;
using experiment::Estimate;

namespace {

constexpr std::array all_bases{Basis::given, Basis::measured, Basis::reported, Basis::assumed};
constexpr std::size_t most_doubts_shown = 3;

} // namespace

std::string HealthText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "check." + std::string(key), arguments);
}

std::string HealthText::doubt_name(std::size_t doubt) const {
  const scenario::Scenario& scenario = report_.comparison.scenario;
  return parameter_name(language_, scenario.header.doubts[doubt].parameter, scenario.root.get());
}

std::string HealthText::amount(const Estimate& estimate, Unit unit) const {
  return estimate.defined() ? estimate_text(language_, estimate, unit) : "–";
}

std::string HealthText::verdict() const {
  return t(
      !card_.concerns.empty() ? "unsound"
      : card_.complete()      ? "sound"
                              : "sound_so_far",
      {{"leader", words_.name(card_.leader)}, {"concerns", std::to_string(card_.concerns.size())}});
}

std::string HealthText::concern(Concern concern) const {
  const Aftermath& left = card_.left[card_.leader];
  int fitted = card_.evidence[0].failed, held_out = card_.evidence[1].failed;
  return t("concern." + std::string(key_of(concern)), {{"leader", words_.name(card_.leader)},
                                                       {"reasons", words_.outside(card_.leader)},
                                                       {"later", words_.name(card_.best_later)},
                                                       {"fatigue", share(left.fatigue.mean)},
                                                       {"most", share(experiment::much_fatigue)},
                                                       {"fitted", std::to_string(fitted)},
                                                       {"held_out", std::to_string(held_out)}});
}

std::vector<std::string> HealthText::concerns() const {
  std::vector<std::string> all;
  for (const Concern one : card_.concerns) all.push_back(concern(one));
  return all;
}

std::vector<std::string> HealthText::outside() const {
  std::vector<std::string> all;
  for (const std::size_t s : words_.by_mean()) {
    const std::string reasons = words_.outside(s);
    if (!reasons.empty())
      all.push_back(t("outside", {{"strategy", words_.name(s)}, {"reasons", reasons}}));
  }
  return all;
}

std::string HealthText::measure_first() const {
  if (!card_.measure_first) return {};
  const auto& doubts = report_.comparison.scenario.header.doubts;
  const std::string mechanism =
      experiment::mechanism_of_parameter(doubts[*card_.measure_first].parameter);
  const std::string& file = report_.comparison.specification.file;
  return t(mechanism.empty() ? "measure_by_pilot" : "measure_by_trial",
           {{"parameter", doubt_name(*card_.measure_first)},
            {"mechanism", mechanism},
            {"file", file.empty() ? report_.comparison.scenario.file : file}});
}

std::string HealthText::rests_on() const {
  if (report_.comparison.strategies.size() < 2) return t("one_strategy");
  if (report_.comparison.scenario.header.doubts.empty()) return t("no_doubts");
  if (!card_.screened) return t("not_screened");
  if (card_.weights.empty() || card_.weights.front().strength == 0) return t("nothing_moves");
  return t("rests_on", {{"assumed", share(card_.on(Basis::assumed))},
                        {"reported", share(card_.on(Basis::reported))},
                        {"measured", share(card_.on(Basis::measured))},
                        {"given", share(card_.on(Basis::given))}});
}

std::string HealthText::outside_in_brief() const {
  std::string names;
  for (const std::size_t s : words_.by_mean()) {
    if (!report_.comparison.withholds(s)) continue; // what is merely told of has no room here
    if (!names.empty()) names += text(language_, "report.list");
    names += words_.name(s);
  }
  return names.empty() ? t("brief.inside") : t("brief.outside", {{"strategies", names}});
}

std::string HealthText::summary() const {
  const bool doubtless = report_.comparison.scenario.header.doubts.empty();
  const std::string carried =
      doubtless         ? t("brief.no_doubts")
      : !card_.screened ? t("brief.not_screened")
                        : t("brief.assumed", {{"share", share(card_.on(Basis::assumed))}});
  return t("summary", {{"carried", carried},
                       {"outside", outside_in_brief()},
                       {"leader", words_.name(card_.leader)},
                       {"fatigue", amount(card_.left[card_.leader].fatigue, Unit::rate)}});
}

std::vector<std::vector<std::string>> HealthText::input_rows() const {
  std::vector<std::vector<std::string>> rows;
  for (const Basis basis : all_bases)
    rows.push_back({t("basis." + std::string(key_of(basis))),
                    std::to_string(card_.inputs[static_cast<std::size_t>(basis)])});
  return rows;
}

std::string HealthText::input_note() const {
  std::string names;
  std::size_t shown = 0;
  for (const experiment::DoubtWeight& weight : card_.weights) {
    if (weight.basis != Basis::assumed || weight.strength == 0) continue;
    if (++shown > most_doubts_shown) break;
    if (!names.empty()) names += text(language_, "report.list");
    names += doubt_name(weight.doubt);
  }
  return names.empty() ? names : t("input_note", {{"parameters", names}});
}

std::vector<std::vector<std::string>> HealthText::weight_rows() const {
  std::vector<std::vector<std::string>> rows;
  for (const experiment::DoubtWeight& weight : card_.weights) {
    if (rows.size() == most_doubts_shown) break;
    rows.push_back({doubt_name(weight.doubt),
                    value_text(language_, words_.criterion(), weight.strength), share(weight.share),
                    t("basis." + std::string(key_of(weight.basis)))});
  }
  return rows;
}

std::vector<std::vector<std::string>> HealthText::left_rows() const {
  struct Row {
    std::string_view key;
    Unit unit;
    Estimate Aftermath::* of;
  };
  static constexpr std::array<Row, 8> lines{{
      {"fatigue", Unit::rate, &Aftermath::fatigue},
      {"reachable", Unit::count, &Aftermath::reachable},
      {"opted_out", Unit::count, &Aftermath::opted_out},
      {"muted", Unit::count, &Aftermath::muted},
      {"drop_outs", Unit::count, &Aftermath::drop_outs},
      {"terminal_value", Unit::money, &Aftermath::terminal_value},
      {"contribution", Unit::money, &Aftermath::contribution},
      {"lifetime_contribution", Unit::money, &Aftermath::lifetime_contribution},
  }};
  std::vector<std::vector<std::string>> rows;
  for (const Row& line : lines) {
    rows.push_back({t("left." + std::string(line.key))});
    for (const std::size_t s : words_.by_mean())
      rows.back().push_back(amount(card_.left[s].*line.of, line.unit));
  }
  return rows;
}

std::vector<std::vector<std::string>> HealthText::evidence_rows() const {
  using scenario::EvidenceRole;
  std::vector<std::vector<std::string>> rows;
  if (!card_.judged) return rows;
  for (const EvidenceRole role :
       {EvidenceRole::fitted, EvidenceRole::held_out, EvidenceRole::illustration}) {
    const experiment::EvidenceCount& count = card_.evidence[static_cast<std::size_t>(role)];
    rows.push_back({std::string(text(language_, "report." + std::string(key_of(role)))),
                    std::to_string(count.met), std::to_string(count.failed),
                    std::to_string(count.judged)});
  }
  return rows;
}

std::string HealthText::evidence_note() const {
  if (!card_.judged) return t("not_judged");
  const auto judged = [](const experiment::EvidenceCount& count) { return count.judged > 0; };
  return std::ranges::any_of(card_.evidence, judged) ? std::string() : t("nothing_to_judge");
}

} // namespace pondlab::report
