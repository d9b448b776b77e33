#include "workbench/work/comparison_card.hpp"

#include "report/compare/compare_text.hpp"

#include <algorithm>
#include <functional>

namespace pondlab::workbench {
namespace {

using experiment::Estimate;

std::size_t place_of(const experiment::Comparison& comparison, std::string_view measure) {
  const auto found = std::ranges::find(comparison.measures, measure, &engine::Measure::key);
  return static_cast<std::size_t>(found - comparison.measures.begin());
}

} // namespace

const ComparedStrategy& ComparisonCard::leader() const {
  return *std::ranges::find(strategies, decision.leader, &ComparedStrategy::place);
}

bool ComparisonCard::is_none(const ComparedStrategy& strategy) const {
  return strategy.id == experiment::no_campaign;
}

bool ComparisonCard::contends(const ComparedStrategy& strategy) const {
  const auto& equals = decision.equals; // a choice within δ may have passed over some of them
  return decision.contends.empty() || decision.contends[strategy.place] ||
         std::ranges::find(equals, strategy.place) != equals.end();
}

ComparisonCard card_of(const experiment::Comparison& comparison,
                       const experiment::ReplicationSet& replication_set) {
  const experiment::Experiment& experiment = replication_set.file();
  experiment::Findings findings = find_out(comparison, replication_set);
  ComparisonCard card{.measure = comparison.measures.front(),
                      .replications = experiment.done(),
                      .decision = std::move(findings.decision),
                      .doubt = std::move(findings.doubt),
                      .screening = std::move(findings.screening),
                      .health = {},
                      .status = {},
                      .strategies = {}};
  card.health = health_card(comparison, experiment, card.decision, card.screening);
  card.status = status_of(comparison, experiment, card.decision);
  const auto& ids = comparison.strategies;
  const auto none =
      static_cast<std::size_t>(std::ranges::find(ids, experiment::no_campaign) - ids.begin());
  const auto answer = [&](std::size_t strategy, std::size_t measure) {
    return experiment.answer(comparison.question(strategy, measure));
  };
  const report::CompareReport report{comparison, experiment, {}, card.decision};
  const report::CompareText words(report, Language::en);
  const auto less = [&](std::size_t a, std::size_t b) {
    return a == b ? Estimate{} : words.difference(a, b);
  };
  const auto decisive = [&](std::size_t a, std::size_t b) {
    return a == b ? Estimate{} : words.decisive_difference(a, b);
  };
  for (std::size_t s = 0; s < ids.size(); ++s) {
    card.strategies.push_back({.id = ids[s],
                               .place = s,
                               .mean = answer(s, 0),
                               .over_none = less(s, none),
                               .over_leader = less(s, card.decision.leader),
                               .decisive_over_none = decisive(s, none),
                               .decisive_over_leader = decisive(s, card.decision.leader),
                               .prospect = card.decision.prospects[s],
                               .split = report::split_orders(comparison, experiment, s),
                               .beside = {}});
    for (std::size_t i = 0; i < beside_criterion.size(); ++i)
      card.strategies.back().beside[i] = answer(s, place_of(comparison, beside_criterion[i]));
  }
  std::ranges::stable_sort(card.strategies, std::greater{},
                           [](const ComparedStrategy& one) { return one.mean.mean; });
  return card;
}

} // namespace pondlab::workbench
