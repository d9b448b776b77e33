#include "experiment/study/comparison.hpp"

#include "experiment/run/measure_estimate.hpp"
#include "experiment/run/unknown_name.hpp"
#include "experiment/statistics/confidence_sequence.hpp"
#include "experiment/statistics/kim_nelson.hpp"

#include <algorithm>
#include <array>

namespace pondlab::experiment {

namespace {

/// Shown beside what is decided by: sales, what dashboards report of it, cost, and what is left
/// behind in the pool.
constexpr std::array<std::string_view, 18> shown = {"net_sales",
                                                    "orders",
                                                    "reported_campaign_orders",
                                                    "incremental_orders",
                                                    "anyway_orders",
                                                    "campaign_cost",
                                                    "unpaid_commission",
                                                    "coupon_liability",
                                                    "expense_ratio",
                                                    "return_rate",
                                                    "reachable",
                                                    "opted_out",
                                                    "deleted",
                                                    "muted",
                                                    "drop_outs",
                                                    "fatigue",
                                                    "terminal_value",
                                                    "lifetime_contribution"};

std::vector<std::string> chosen(const scenario::Scenario& scenario,
                                const std::vector<std::string>& wanted) {
  std::vector<std::string> ids =
      wanted.empty() ? scenario.strategy_ids() : std::vector<std::string>{};
  for (const std::string& id : wanted) {
    if (!scenario.find(id)) throw UnknownName(Named::strategy, id, scenario.strategy_ids());
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  if (std::ranges::find(ids, no_campaign) == ids.end()) ids.emplace_back(no_campaign);
  return ids;
}

void need_arms(const Question& question, std::vector<ArmKey>& keys) {
  for (ArmKey& key : arms_of(question))
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
}

/// Most of them are asked already, as measures of the whole run are.
std::size_t place_in(Comparison& comparison, const Question& question, std::vector<ArmKey>& keys) {
  auto& questions = comparison.questions;
  const auto found = std::ranges::find(questions, question);
  const auto place = static_cast<std::size_t>(found - questions.begin());
  if (found != questions.end()) return place;
  need_arms(question, keys);
  questions.push_back(question);
  return place;
}

void ask_limits(Comparison& comparison, std::vector<ArmKey>& keys) {
  for (const std::string& id : comparison.strategies) {
    std::vector<LimitPlace>& places = comparison.limit_places.emplace_back();
    for (const scenario::Limit& limit : comparison.limits()) {
      const LimitQuestion asked = question_of(comparison.scenario, limit, id);
      LimitPlace& place = places.emplace_back(LimitPlace{.skipped = asked.skipped});
      if (asked.skipped) continue;
      place.own = place_in(comparison, asked.own, keys);
      if (asked.versus) place.versus = place_in(comparison, *asked.versus, keys);
    }
  }
}

void ask(Comparison& comparison) {
  const engine::Day days = comparison.scenario.setup.horizon.days;
  std::vector<ArmKey> keys;
  for (const std::string& id : comparison.strategies)
    for (const engine::Measure* measure : comparison.measures) {
      comparison.questions.push_back({measure, id, {}, 0, days});
      need_arms(comparison.questions.back(), keys);
    }
  ask_limits(comparison, keys);
  for (const ArmKey& key : keys) comparison.arms.push_back(compile_arm(comparison.scenario, key));
  for (const std::string& id : comparison.strategies)
    comparison.outside.push_back(outside_support(
        comparison.scenario, *std::ranges::find(comparison.arms, ArmKey{id, {}}, &Arm::key)));
}

} // namespace

/// Differences of what a campaign adds are differences of the whole, which needs no twin.
const engine::Measure& criterion(const scenario::ComparisonSettings& comparison) {
  const bool contribution =
      comparison.measure.empty() || comparison.measure == "incremental_contribution";
  return *engine::find_measure(contribution ? "contribution" : comparison.measure);
}

ComparisonResult plan_comparison(JobSpecification specification) {
  auto read = read_scenario(specification);
  if (!read) return {std::nullopt, std::move(read.diagnostics)};
  Comparison comparison{.specification = std::move(specification),
                        .scenario = std::move(*read.value)};
  JobSpecification& asked = comparison.specification;
  const scenario::Header& header = comparison.scenario.header;
  comparison.strategies = chosen(comparison.scenario, asked.strategies);
  comparison.measures = {&criterion(header.comparison)};
  std::vector<std::string_view> others(shown.begin(), shown.end());
  others.insert(others.end(), asked.measures.begin(), asked.measures.end());
  for (const scenario::Limit& limit : header.limits) others.emplace_back(limit.measure);
  for (const std::string_view key : others)
    if (std::ranges::find(comparison.measures, key, &engine::Measure::key) ==
        comparison.measures.end())
      comparison.measures.push_back(engine::find_measure(key));
  comparison.known_difference = known_difference(header.comparison, *comparison.measures.front());
  comparison.seed = *asked.seed;
  comparison.replications = asked.replications.value_or(static_cast<int>(header.run.replications));
  if (!header.doubts.empty()) {
    comparison.draws = asked.draws.value_or(static_cast<int>(header.comparison.draws));
    comparison.screen = asked.screen && comparison.strategies.size() > 1;
  }
  asked.kind = JobSpecification::Kind::comparison;
  asked.replications = comparison.replications;
  asked.draws = comparison.draws;
  asked.screen = comparison.screen;
  ask(comparison);
  return {std::move(comparison), std::move(read.diagnostics)};
}

ReplicationSet Comparison::replication_set() const {
  ReplicationSet replication_set = experiment();
  ask_of_doubts(replication_set);
  return replication_set;
}

void Comparison::ask_of_doubts(ReplicationSet& replication_set) const {
  std::vector<Question> criteria;
  for (std::size_t s = 0; s < strategies.size(); ++s) criteria.push_back(questions[question(s, 0)]);
  const ScreenDepth depth = !screen ? ScreenDepth::none
                            : brief ? ScreenDepth::brief
                                    : ScreenDepth::whole;
  replication_set.ask_at(parameters(), points_of(scenario.header.doubts.size(), draws, depth),
                         criteria);
}

std::size_t Comparison::place_of(const engine::Measure& measure) const {
  return static_cast<std::size_t>(std::ranges::find(measures, &measure) - measures.begin());
}

Kept Comparison::keeps(std::size_t i, std::size_t strategy, const Experiment& experiment) const {
  if (is_sequential(worthwhile_difference(*this, experiment).value))
    return keeps_anytime(i, strategy, experiment, experiment.replications());
  const LimitPlace& place = limit_places[strategy][i];
  if (place.skipped) return {.verdict = Verdict::skipped};
  const int all = experiment.replications();
  return experiment::keeps(limits()[i], estimate_of(limits()[i], place, experiment, all));
}

Kept Comparison::keeps_anytime(std::size_t i, std::size_t strategy, const Experiment& experiment,
                               int replications) const {
  const LimitPlace& place = limit_places[strategy][i];
  if (place.skipped) return {.verdict = Verdict::skipped};
  // One share of the error for each limit of each campaign.
  const auto claims = static_cast<double>(limits().size() * (strategies.size() - 1));
  return experiment::keeps_anytime(limits()[i],
                                   estimate_of(limits()[i], place, experiment, replications),
                                   (1 - confidence) / std::max(1., claims));
}

std::size_t Comparison::none() const {
  return static_cast<std::size_t>(std::ranges::find(strategies, no_campaign) - strategies.begin());
}

std::shared_ptr<const ParameterPoints> Comparison::parameters() const {
  const bool any = draws > 0 || screen;
  return any ? std::make_shared<const ParameterPoints>(scenario, seed) : nullptr;
}

Procedure Comparison::procedure(double worthwhile) const {
  if (strategies.size() < 2) return Procedure::one_strategy;
  if (worthwhile <= 0) return Procedure::no_worthwhile_difference;
  if (replications < KimNelson::first_stage) return Procedure::few_replications;
  return Procedure::kim_nelson;
}

namespace {

Estimate difference_of_first(const Comparison& comparison, const Experiment& experiment,
                             std::size_t measure, std::size_t a, std::size_t b, int replications) {
  std::vector<std::optional<double>> differences;
  for (int r = 0; r < replications; ++r) {
    if (!experiment.is_in(r)) continue;
    const auto of_a = experiment.answer(comparison.question(a, measure), r);
    const auto of_b = experiment.answer(comparison.question(b, measure), r);
    differences.push_back(of_a && of_b ? std::optional(*of_a - *of_b) : std::nullopt);
  }
  return estimate_of_difference(*comparison.measures[measure], differences);
}

} // namespace

Estimate paired_difference(const Comparison& comparison, const Experiment& experiment,
                           std::size_t measure, std::size_t a, std::size_t b) {
  return difference_of_first(comparison, experiment, measure, a, b, experiment.replications());
}

Estimate anytime_difference(const Comparison& comparison, const Experiment& experiment,
                            std::size_t a, std::size_t b, int replications) {
  const auto k = static_cast<double>(comparison.strategies.size());
  const double pairs = k * (k - 1) / 2;
  return anytime(difference_of_first(comparison, experiment, 0, a, b, replications),
                 (1 - confidence) / pairs);
}

} // namespace pondlab::experiment
