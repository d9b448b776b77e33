#include "experiment/study/sequential_monitor.hpp"

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

} // namespace

SequentialMonitor::SequentialMonitor(const Comparison& comparison) : comparison_(&comparison) {
  if (comparison.procedure() == Procedure::kim_nelson)
    choice_.emplace(comparison.strategies.size(), comparison.worthwhile_difference);
}

bool SequentialMonitor::look(const Experiment& experiment) {
  const int before = looked_, ready = experiment.done_in_order();
  while (!settled() && looked_ < ready) {
    const int next = std::min(looked_ + batch, comparison_->replications);
    if (next > ready) break;
    for (int r = looked_; choice_ && r < next; ++r) take(experiment, r);
    looked_ = next;
    if (choice_) choice_->look();
  }
  return looked_ > before;
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
  Decision decision = decide(values, comparison.worthwhile_difference);
  decision.procedure = comparison.procedure();
  decision.contends.assign(values.size(), true);
  SequentialMonitor monitor(comparison);
  monitor.look(experiment);
  decision.stop = stop_of(experiment, monitor.settled());
  const KimNelson* choice = monitor.choice();
  if (choice == nullptr) return decision;
  decision.settled = choice->settled();
  decision.needed = decision.settled ? 0 : in_batches(choice->needed());
  if (monitor.looked() == 0) return decision;
  decision.leader = choice->leader();
  for (std::size_t s = 0; s < values.size(); ++s) decision.contends[s] = choice->contends(s);
  return decision;
}

} // namespace pondlab::experiment
