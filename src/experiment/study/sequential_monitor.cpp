#include "experiment/study/sequential_monitor.hpp"

#include "experiment/run/measure_estimate.hpp"
#include "experiment/statistics/assessment.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::experiment {

namespace {

/// How many replications would do, in whole batches; 0 = beyond reckoning.
int in_batches(double needed) {
  if (needed > most_needed) return 0;
  return static_cast<int>(std::ceil(needed / SequentialMonitor::batch)) * SequentialMonitor::batch;
}

Stop stop_of(const Experiment& experiment, bool settled_early) {
  if (settled_early) return Stop::settled;
  return experiment.is_whole() ? Stop::budget : Stop::interrupted;
}

/// By more than this neither of two strategies beats the other.
double bound(const Estimate& difference) {
  return std::abs(difference.mean) + difference.half_width;
}

/// Of all pairs, the one that is farthest from 0.
double most_skewness(const std::vector<std::vector<double>>& values) {
  double most = 0;
  for (std::size_t a = 0; a < values.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      std::vector<double> differences;
      for (std::size_t r = 0; r < values[a].size(); ++r)
        differences.push_back(values[a][r] - values[b][r]);
      if (const double found = skewness(differences); std::abs(found) > std::abs(most))
        most = found;
    }
  return most;
}

/// The end of the first batch that is not whole yet.
int next_batch(int done) {
  return (done / SequentialMonitor::batch + 1) * SequentialMonitor::batch;
}

/// Advises the leader alone where it is ahead of every other beyond chance. Of few replications
/// there are no intervals yet that may be looked at at any time, and so no advice.
void advise(Decision& decision, const Comparison& comparison, const Experiment& experiment) {
  const auto difference = [&](std::size_t a, std::size_t b) {
    return anytime_difference(comparison, experiment, a, b, experiment.replications());
  };
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != decision.leader && !(difference(decision.leader, s).low() > 0))
      decision.equals.push_back(s);
  decision.advice = decision.equals.empty() ? Advice::choose : Advice::either;
  std::vector<std::size_t> all = decision.equals;
  all.push_back(decision.leader);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      decision.no_better_than =
          std::max(decision.no_better_than, bound(difference(all[i], all[j])));
  if (std::isfinite(decision.no_better_than)) return;
  decision.settled = false;
  decision.advice = Advice::few;
  decision.equals.clear();
  decision.no_better_than = 0;
}

/// Nobody is advised of whom all lie outside what data support; where some do, they are marked.
void withhold(Decision& decision, const Comparison& comparison) {
  if (decision.advice != Advice::choose && decision.advice != Advice::either) return;
  if (comparison.withholds(decision.leader) &&
      std::ranges::all_of(decision.equals, [&](std::size_t s) { return comparison.withholds(s); }))
    decision.advice = Advice::withheld;
}

} // namespace

SequentialMonitor::SequentialMonitor(const Comparison& comparison) : comparison_(&comparison) {
  const double known = comparison.known_difference ? comparison.known_difference->value : 1;
  if (comparison.procedure(known) == Procedure::kim_nelson)
    choice_.emplace(comparison.strategies.size(), known);
}

bool SequentialMonitor::look(const Experiment& experiment) {
  const int before = looked_, ready = experiment.done_in_order();
  while (!settled() && looked_ < ready) {
    const int next = std::min(looked_ + batch, comparison_->replications);
    if (next > ready) break;
    if (looked_ == 0) tell_difference(experiment);
    for (int r = looked_; choice_ && r < next; ++r) take(experiment, r);
    looked_ = next;
    if (choice_) choice_->look();
  }
  return looked_ > before;
}

void SequentialMonitor::tell_difference(const Experiment& experiment) {
  const double worthwhile = worthwhile_difference(*comparison_, experiment).value;
  if (worthwhile <= 0) choice_.reset();
  if (choice_) choice_->tell(worthwhile);
}

void SequentialMonitor::take(const Experiment& experiment, int replication) {
  std::vector<double> values;
  for (std::size_t s = 0; s < comparison_->strategies.size(); ++s)
    values.push_back(experiment.answer(comparison_->question(s, 0), replication).value_or(0));
  choice_->take(values);
}

Decision decide(const Comparison& comparison, const Experiment& experiment) {
  std::vector<std::vector<double>> values(comparison.strategies.size());
  for (int r = 0; r < experiment.replications(); ++r) {
    if (!experiment.is_in(r)) continue;
    for (std::size_t s = 0; s < values.size(); ++s)
      values[s].push_back(experiment.answer(comparison.question(s, 0), r).value_or(0));
  }
  const WorthwhileDifference worthwhile = worthwhile_difference(comparison, experiment);
  const bool events = counts_events(*comparison.measures.front());
  Decision decision = decide(values, worthwhile.value, events ? Ranked::events : Ranked::amounts);
  decision.worthwhile = worthwhile;
  if (comparison.measures.front()->unit == engine::MeasureUnit::money)
    decision.skewness = most_skewness(values);
  decision.procedure = comparison.procedure(worthwhile.value);
  decision.contends.assign(values.size(), true);
  SequentialMonitor monitor(comparison);
  monitor.look(experiment);
  decision.stop = stop_of(experiment, monitor.settled());
  const KimNelson* choice = monitor.choice();
  if (choice != nullptr && decision.procedure == Procedure::kim_nelson) {
    decision.settled = choice->settled();
    decision.needed = decision.settled ? 0 : in_batches(choice->needed());
    if (monitor.looked() > 0) {
      decision.leader = choice->leader();
      for (std::size_t s = 0; s < values.size(); ++s) decision.contends[s] = choice->contends(s);
    }
  }
  if (decision.settled) advise(decision, comparison, experiment);
  withhold(decision, comparison);
  if (decision.advice == Advice::few) decision.needed = next_batch(experiment.done());
  return decision;
}

} // namespace pondlab::experiment
