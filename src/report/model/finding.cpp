#include "report/model/finding.hpp"

#include "experiment/statistics/confidence_sequence.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <string_view>

namespace pondlab::report {

namespace {

/// Whether its ordinary 95 % interval is on one side of zero, though what decides is wider.
bool is_likely(const Finding& finding) {
  const experiment::Estimate& difference = finding.difference;
  return finding.decisive.has_interval() && difference.has_interval() &&
         (difference.low() > 0 || difference.high() < 0);
}

std::string_view state_of(const Finding& finding) {
  if (finding.replications < 2) return "once";
  if (!finding.is_clear()) return is_likely(finding) ? "likely" : "open";
  return finding.difference.mean < 0 ? "less" : "more";
}

bool is_earned(const engine::Measure& measure) {
  return measure.key == "contribution" || measure.key == "incremental_contribution";
}

} // namespace

std::string finding_sentence(Language language, const Finding& finding) {
  const Unit unit = unit_of(finding.measure->unit);
  experiment::Estimate amount = finding.difference;
  const bool behind = amount.mean < 0;
  if (behind) amount.mean = -amount.mean;
  const std::string_view direction = behind ? "less" : "more";
  const std::string what = text(
      language,
      "finding." + std::string(is_earned(*finding.measure) ? "earned_" : "other_") +
          std::string(direction),
      {{"measure",
        std::string(text(language, "measure." + std::string(finding.measure->key) + ".name"))},
       {"amount", number_text(language, amount.mean, unit)},
       {"interval",
        amount.has_interval() ? " " + half_width_text(language, amount.half_width, unit) : ""}});
  const int better = behind ? finding.replications - finding.ahead : finding.ahead;
  return text(language, "finding." + std::string(state_of(finding)),
              {{"leader", finding.leader},
               {"other", finding.other},
               {"what", what},
               {"ahead", std::to_string(better)},
               {"count", std::to_string(finding.replications)}});
}

std::optional<Finding> finding_of(Language language, const experiment::Study& study,
                                  const experiment::Experiment& experiment, bool looked_on) {
  const scenario::Scenario& scenario = study.scenario;
  const auto place = study.place_of("incremental_contribution");
  if (!place) return std::nullopt;
  Finding finding{.leader = scenario.name_of(*scenario.find(study.strategy), language),
                  .other = scenario.name_of(*scenario.find(experiment::no_campaign), language),
                  .measure = study.questions[*place].measure,
                  .difference = experiment.answer(*place)};
  const auto strategies = static_cast<double>(scenario.strategy_ids().size());
  const double pairs = strategies * (strategies - 1) / 2;
  finding.decisive = looked_on ? anytime(finding.difference, (1 - experiment::confidence) / pairs)
                               : finding.difference;
  finding.replications = finding.difference.n;
  for (int r = 0; r < experiment.replications(); ++r)
    finding.ahead += experiment.answer(*place, r).value_or(0) > 0;
  return finding.difference.defined() ? std::optional(std::move(finding)) : std::nullopt;
}

namespace {

/// Whom the leader is set against, by place.
std::size_t rival_of(const experiment::Comparison& comparison,
                     const experiment::Experiment& experiment, std::size_t leader) {
  const auto& ids = comparison.strategies;
  const auto none =
      static_cast<std::size_t>(std::ranges::find(ids, experiment::no_campaign) - ids.begin());
  if (leader != none) return none;
  std::size_t best = none;
  for (std::size_t s = 0; s < ids.size(); ++s) {
    if (s == none) continue;
    const auto mean = [&](std::size_t one) {
      return experiment.answer(comparison.question(one, 0)).mean;
    };
    if (best == none || mean(s) > mean(best)) best = s;
  }
  return best;
}

} // namespace

std::optional<Finding> finding_of(Language language, const experiment::Comparison& comparison,
                                  const experiment::Experiment& experiment, std::size_t leader,
                                  bool sequential) {
  if (comparison.strategies.size() < 2) return std::nullopt;
  const std::size_t rival = rival_of(comparison, experiment, leader);
  const auto name = [&](std::size_t s) {
    const scenario::Scenario& scenario = comparison.scenario;
    return scenario.name_of(*scenario.find(comparison.strategies[s]), language);
  };
  Finding finding{.leader = name(leader),
                  .other = name(rival),
                  .measure = comparison.measures.front(),
                  .difference = paired_difference(comparison, experiment, 0, leader, rival)};
  if (finding.difference.n >= experiment::fewest_replications) // too few decide nothing
    finding.decisive = sequential ? anytime_difference(comparison, experiment, leader, rival,
                                                       experiment.replications())
                                  : finding.difference;
  finding.replications = finding.difference.n;
  for (int r = 0; r < experiment.replications(); ++r) {
    const auto mine = experiment.answer(comparison.question(leader, 0), r);
    const auto others = experiment.answer(comparison.question(rival, 0), r);
    finding.ahead += mine && others && *mine > *others;
  }
  return finding.difference.defined() ? std::optional(std::move(finding)) : std::nullopt;
}

} // namespace pondlab::report
