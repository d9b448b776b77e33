#pragma once

#include "experiment/statistics/kim_nelson.hpp"
#include "experiment/study/comparison.hpp"

#include <optional>

namespace pondlab::experiment {

/// Looks at a comparison while it runs: after each whole batch of replications, in their order, and
/// at the end of the budget. What it sees, and when it has seen enough, depends neither on how many
/// work nor on who is faster. The comparison must outlive it.
class SequentialMonitor {
public:
  static constexpr int batch = 20; ///< replications: means of so many are near normal

  explicit SequentialMonitor(const Comparison& comparison);

  /// Looks at each batch that has become whole; returns whether any had.
  bool look(const Experiment& experiment);

  /// Replications looked at so far.
  int looked() const { return looked_; }
  /// Whether more replications are not needed; never where the budget is fixed.
  bool settled() const { return choice_ && choice_->settled(); }
  /// The sequential choice, nullptr where the budget is fixed. Whether it is may hang on the first
  /// batch: with δ made of what campaigns cost, and none of them costing anything.
  const KimNelson* choice() const { return choice_ ? &*choice_ : nullptr; }
  /// Of each strategy, whether it was told to keep the limits: what was once told stays. Empty
  /// without limits. No campaign is always admitted: not to act breaks nothing.
  const std::vector<Admission>& admission() const { return admission_; }
  const Comparison& comparison() const { return *comparison_; }

private:
  void take(const Experiment& experiment, int replication);
  void tell_difference(const Experiment& experiment);
  void admit(const Experiment& experiment);

  const Comparison* comparison_;
  std::optional<KimNelson> choice_;
  std::vector<Admission> admission_;
  int looked_ = 0;
};

/// The same at the end of a fixed budget, or on what is in of it.
std::vector<Admission> admissions(const Comparison& comparison, const Experiment& experiment);

/// The decision and the advice on the replications that are in; at least one must be.
Decision decide(const Comparison& comparison, const Experiment& experiment);

} // namespace pondlab::experiment
