#include "experiment/study/explanation.hpp"

#include "base/error.hpp"
#include "experiment/run/unknown_name.hpp"
#include "experiment/statistics/shapley.hpp"
#include "experiment/study/study.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace pondlab::experiment {

namespace {

void add_missing(std::vector<ArmKey>& keys, ArmKey key) {
  if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
}

void add_missing(std::vector<std::string>& ids, const std::string& id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

/// The arms that switching off takes.
void add_switched_off(std::vector<ArmKey>& keys, const scenario::Strategy& strategy) {
  for (const std::string& id : strategy.mechanisms) add_missing(keys, {strategy.id, {id}});
  if (!strategy.mechanisms.empty()) add_missing(keys, {strategy.id, strategy.mechanisms});
}

void plan(Explanation& explanation) {
  std::vector<ArmKey> keys;
  for (const std::string& id : {explanation.strategy, explanation.less, std::string(no_campaign)})
    add_missing(keys, {id, {}});
  for (const std::string& id : {explanation.strategy, explanation.less}) {
    add_switched_off(keys, *explanation.scenario.find(id));
    for (const scenario::NamedSegment& segment : explanation.scenario.find(id)->segments)
      add_missing(explanation.segments, segment.id);
  }
  for (const ArmKey& key : keys) explanation.arms.push_back(compile_arm(explanation.scenario, key));
}

std::size_t arm_of(const Explanation& explanation, const ArmKey& key) {
  return static_cast<std::size_t>(std::ranges::find(explanation.arms, key, &Arm::key) -
                                  explanation.arms.begin());
}

/// An arm's funnels in the order of the explanation's segments; empty for people it does not have.
std::vector<Funnel> aligned(const Explanation& explanation, const Experiment& experiment,
                            std::size_t arm, int replication) {
  const auto funnels = experiment.funnels(arm, replication);
  std::vector<Funnel> all(explanation.segments.size() + 1);
  const auto& segments = explanation.arms[arm].plan->segments;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const auto place = std::ranges::find(explanation.segments, segments[s].segment->id);
    all[static_cast<std::size_t>(place - explanation.segments.begin())] = funnels[s];
  }
  all.back() = funnels.back();
  return all;
}

/// Collects one amount a replication.
class Sum {
public:
  void add(std::size_t replication, engine::Fen amount) {
    amounts_.resize(std::max(amounts_.size(), replication + 1), 0);
    amounts_[replication] += amount;
  }
  /// Replications without an amount have 0.
  Amount amount(std::size_t replications) const {
    Amount amount;
    std::vector<std::optional<double>> values;
    for (const engine::Fen one : amounts_) {
      amount.sum += one;
      values.emplace_back(static_cast<double>(one));
    }
    values.resize(replications, 0.);
    amount.estimate = estimate(values);
    amount.mean = std::llround(amount.estimate.mean);
    return amount;
  }

private:
  std::vector<engine::Fen> amounts_;
};

/// Rounds the means of parts so that they add up to the mean of the whole.
void add_up(std::vector<Amount*> parts, const Amount& whole) {
  std::vector<double> means;
  for (const Amount* part : parts) means.push_back(part->estimate.mean);
  const auto rounded = rounded_to(means, whole.mean);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i]->mean = rounded[i];
}

using Place =
    std::tuple<std::size_t, std::optional<engine::Channel>, std::optional<VisitKind>, Factor>;

class CausesOf {
public:
  CausesOf(const Explanation& explanation, const Experiment& experiment,
           const scenario::Strategy& strategy)
      : explanation_(explanation), experiment_(experiment), strategy_(strategy) {}

  Causes find() const {
    Causes causes{.strategy = strategy_.id,
                  .whole = less({strategy_.id, {}}, none()),
                  .mechanisms = {},
                  .set_up = std::nullopt,
                  .interaction = {}};
    for (const std::string& id : strategy_.mechanisms)
      causes.mechanisms.push_back({id, less({strategy_.id, {}}, {strategy_.id, {id}})});
    const ArmKey bare{strategy_.id, strategy_.mechanisms};
    if (arm(bare).setup_hash != arm(none()).setup_hash) causes.set_up = less(bare, none());
    causes.interaction = interaction(causes);
    return causes;
  }

private:
  static ArmKey none() { return {std::string(no_campaign), {}}; }
  const Arm& arm(const ArmKey& key) const { return explanation_.arms[arm_of(explanation_, key)]; }

  engine::Fen contribution(const ArmKey& key, int replication) const {
    engine::Fen sum = 0;
    for (const Funnel& funnel : experiment_.funnels(arm_of(explanation_, key), replication))
      sum += funnel.contribution();
    return sum;
  }

  template <class F>
  Amount amount(F&& of_replication) const {
    Sum sum;
    std::size_t n = 0;
    for (int r = 0; r < experiment_.replications(); ++r)
      if (experiment_.is_in(r)) sum.add(n++, of_replication(r));
    return sum.amount(n);
  }

  Amount less(const ArmKey& a, const ArmKey& b) const {
    return amount([&](int r) { return contribution(a, r) - contribution(b, r); });
  }

  Amount interaction(const Causes& causes) const {
    const ArmKey whole{strategy_.id, {}}, bare{strategy_.id, strategy_.mechanisms};
    const ArmKey base = causes.set_up ? bare : none();
    Amount rest = amount([&](int r) {
      engine::Fen left = contribution(whole, r) - contribution(base, r);
      for (const std::string& id : strategy_.mechanisms)
        left -= contribution(whole, r) - contribution({strategy_.id, {id}}, r);
      return left;
    });
    rest.mean = causes.whole.mean - (causes.set_up ? causes.set_up->mean : 0);
    for (const SwitchedOff& off : causes.mechanisms) rest.mean -= off.effect.mean;
    return rest;
  }

  const Explanation& explanation_;
  const Experiment& experiment_;
  const scenario::Strategy& strategy_;
};

} // namespace

Experiment Explanation::experiment() const {
  Experiment experiment(arms, {}, {}, seed, replications);
  experiment.count_funnels();
  return experiment;
}

ExplanationResult plan_explanation(JobSpecification specification) {
  auto [comparison, diagnostics] = plan_comparison(std::move(specification));
  if (!comparison) return {std::nullopt, std::move(diagnostics)};
  const auto& names = comparison->specification.strategies;
  if (names.size() != 2 || names[0] == names[1])
    throw Error(Failure::usage, "explanation.two_strategies", {});
  Explanation explanation{.specification = comparison->specification,
                          .scenario = std::move(comparison->scenario),
                          .strategy = names[0],
                          .less = names[1],
                          .seed = comparison->seed,
                          .replications = comparison->replications,
                          .arms = {},
                          .segments = {}};
  explanation.specification.kind = JobSpecification::Kind::explanation;
  plan(explanation);
  return {std::move(explanation), std::move(diagnostics)};
}

std::vector<Share> shares_of(const Explanation& explanation, const Experiment& experiment,
                             int replication) {
  const auto funnels = [&](const std::string& id) {
    return aligned(explanation, experiment, arm_of(explanation, {id, {}}), replication);
  };
  return decompose(funnels(explanation.strategy), funnels(explanation.less));
}

Accounting account_for(const Explanation& explanation, const Experiment& experiment) {
  Sum difference;
  std::map<Factor, Sum> factors;
  std::map<Place, Sum> places;
  std::size_t n = 0;
  for (int r = 0; r < experiment.replications(); ++r) {
    if (!experiment.is_in(r)) continue;
    for (const Share& share : shares_of(explanation, experiment, r)) {
      difference.add(n, share.amount);
      factors[share.factor].add(n, share.amount);
      places[{share.segment, share.channel, share.kind, share.factor}].add(n, share.amount);
    }
    ++n;
  }
  Accounting accounting{.difference = difference.amount(n), .factors = {}, .shares = {}};
  for (const auto& [factor, sum] : factors) accounting.factors.push_back({factor, sum.amount(n)});
  for (const auto& [place, sum] : places) {
    const auto& [segment, channel, kind, factor] = place;
    accounting.shares.push_back({{segment, channel, kind, factor, 0}, sum.amount(n)});
  }
  std::vector<Amount*> parts;
  for (FactorAmount& factor : accounting.factors) parts.push_back(&factor.amount);
  add_up(parts, accounting.difference);
  for (const FactorAmount& factor : accounting.factors) {
    parts.clear();
    for (SharedAmount& share : accounting.shares)
      if (share.share.factor == factor.factor) parts.push_back(&share.amount);
    add_up(parts, factor.amount);
  }
  return accounting;
}

std::vector<Causes> causes_of(const Explanation& explanation, const Experiment& experiment) {
  std::vector<Causes> causes;
  for (const std::string& id : {explanation.strategy, explanation.less}) {
    const scenario::Strategy& strategy = *explanation.scenario.find(id);
    if (!strategy.mechanisms.empty())
      causes.push_back(CausesOf(explanation, experiment, strategy).find());
  }
  return causes;
}

} // namespace pondlab::experiment
