#include "experiment/study/sequential_monitor.hpp"

#include "experiment/run/measure_estimate.hpp"
#include "experiment/statistics/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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

/// What verdicts on all limits of a strategy come to.
template <class VerdictOn>
Admission admission_by(std::size_t limits, VerdictOn verdict_on) {
  bool open = false;
  for (std::size_t i = 0; i < limits; ++i) {
    const Verdict verdict = verdict_on(i);
    if (verdict == Verdict::fail) return Admission::excluded;
    open = open || verdict == Verdict::inconclusive;
  }
  return open ? Admission::open : Admission::admitted;
}

/// All that are in question at first.
std::vector<Admission> nothing_told(const Comparison& comparison) {
  if (comparison.limits().empty()) return {};
  std::vector<Admission> admission(comparison.strategies.size(), Admission::open);
  admission[comparison.none()] = Admission::admitted;
  return admission;
}

/// The decision between those that are not excluded, told of all.
Decision decide_among(const std::vector<std::vector<double>>& values,
                      const std::vector<Admission>& admission, double worthwhile, Ranked what) {
  if (admission.empty()) return decide(values, worthwhile, what);
  std::vector<std::size_t> places;
  std::vector<std::vector<double>> candidates;
  for (std::size_t s = 0; s < values.size(); ++s) {
    if (admission[s] == Admission::excluded) continue;
    places.push_back(s);
    candidates.push_back(values[s]);
  }
  Decision decision = decide(candidates, worthwhile, what);
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Prospect> told = std::exchange(decision.prospects, {});
  for (const std::vector<double>& one : values) {
    std::vector<double> ascending = one;
    std::ranges::sort(ascending);
    decision.prospects.push_back({unknown, unknown, unknown, quantile(ascending, worst_share)});
  }
  for (std::size_t i = 0; i < places.size(); ++i) decision.prospects[places[i]] = told[i];
  decision.leader = places[decision.leader];
  decision.admission = admission;
  return decision;
}

/// Replications after which the leader would be told to keep its limits, or to break one; 0: beyond
/// reckoning, or told.
double needed_of_limits(const Comparison& comparison, const Experiment& experiment,
                        std::size_t leader) {
  double most = 0;
  for (std::size_t i = 0; i < comparison.limits().size(); ++i) {
    const Kept kept = comparison.keeps(i, leader, experiment);
    if (kept.verdict != Verdict::inconclusive) continue;
    if (kept.needed == 0) return most_needed + 1.;
    most = std::max(most, static_cast<double>(kept.needed));
  }
  return most;
}

/// Nobody is chosen of whom it is not told that the limits are kept.
void wait_for_limits(Decision& decision, const Comparison& comparison,
                     const Experiment& experiment) {
  if (decision.admits(decision.leader)) return;
  const bool endless = !decision.settled && decision.needed == 0;
  decision.settled = false;
  const double needed =
      std::max<double>(decision.needed, needed_of_limits(comparison, experiment, decision.leader));
  decision.needed = endless || needed > most_needed ? 0 : static_cast<int>(std::ceil(needed));
}

/// Advises the leader alone where it is ahead of every other that is admitted, beyond chance. Of
/// few replications there are no intervals yet that may be looked at at any time, and so no advice.
void advise(Decision& decision, const Comparison& comparison, const Experiment& experiment) {
  const auto difference = [&](std::size_t a, std::size_t b) {
    return anytime_difference(comparison, experiment, a, b, experiment.replications());
  };
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != decision.leader && decision.admits(s) && !(difference(decision.leader, s).low() > 0))
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

SequentialMonitor::SequentialMonitor(const Comparison& comparison)
    : comparison_(&comparison), admission_(nothing_told(comparison)) {
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
    if (!choice_) continue;
    admit(experiment);
    choice_->look(admission_);
  }
  return looked_ > before;
}

void SequentialMonitor::tell_difference(const Experiment& experiment) {
  const double worthwhile = worthwhile_difference(*comparison_, experiment).value;
  if (worthwhile <= 0) choice_.reset();
  if (choice_) choice_->tell(worthwhile);
}

void SequentialMonitor::admit(const Experiment& experiment) {
  for (std::size_t s = 0; s < admission_.size(); ++s) {
    if (admission_[s] != Admission::open) continue;
    admission_[s] = admission_by(comparison_->limits().size(), [&](std::size_t i) {
      return comparison_->keeps_anytime(i, s, experiment, looked_).verdict;
    });
  }
}

std::vector<Admission> admissions(const Comparison& comparison, const Experiment& experiment) {
  std::vector<Admission> admission = nothing_told(comparison);
  for (std::size_t s = 0; s < admission.size(); ++s)
    if (admission[s] == Admission::open && experiment.done() >= fewest_replications)
      admission[s] = admission_by(comparison.limits().size(), [&](std::size_t i) {
        return comparison.keeps(i, s, experiment).verdict;
      });
  return admission;
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
  SequentialMonitor monitor(comparison);
  monitor.look(experiment);
  const KimNelson* choice = comparison.is_sequential(worthwhile.value) ? monitor.choice() : nullptr;
  Decision decision =
      decide_among(values, choice ? monitor.admission() : admissions(comparison, experiment),
                   worthwhile.value, events ? Ranked::events : Ranked::amounts);
  decision.worthwhile = worthwhile;
  if (comparison.measures.front()->unit == engine::MeasureUnit::money)
    decision.skewness = most_skewness(values);
  decision.procedure = comparison.procedure(worthwhile.value);
  for (std::size_t s = 0; s < values.size(); ++s)
    decision.contends.push_back(!decision.excludes(s));
  decision.stop = stop_of(experiment, monitor.settled());
  if (choice != nullptr) {
    decision.settled = choice->settled();
    decision.needed = decision.settled ? 0 : in_batches(choice->needed());
    if (monitor.looked() > 0) {
      decision.leader = choice->leader();
      for (std::size_t s = 0; s < values.size(); ++s) decision.contends[s] = choice->contends(s);
    }
  }
  wait_for_limits(decision, comparison, experiment);
  if (choice != nullptr) decision.needed = in_batches(decision.needed);
  if (decision.settled) advise(decision, comparison, experiment);
  withhold(decision, comparison);
  if (decision.advice == Advice::few) decision.needed = next_batch(experiment.done());
  return decision;
}

} // namespace pondlab::experiment
