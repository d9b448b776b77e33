#pragma once

#include "experiment/study/study.hpp"
#include "workbench/work/remote_work.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace pondlab::workbench {

/// The study's experiment with these results in, be it of as many replications as they are of.
/// Throws Error (bad data) where they are damaged or not its own.
experiment::Experiment experiment_with(const experiment::Study& study,
                                       std::span<const experiment::Bytes> results);

/// Replications of the strategy on show, computed by workers. What has been accepted stays when the
/// rest is cancelled, and more can be asked for later.
class Replications : public RemoteWork {
public:
  Replications(WorkerPool& pool, Clock clock) : RemoteWork(pool, std::move(clock)) {}

  /// Forgets everything: another scenario or strategy is on show, or none.
  void about(std::shared_ptr<const experiment::Study> study);
  bool possible() const { return study_ != nullptr; }
  /// Has workers compute until `count` replications are in.
  void start(int count);
  /// Has results of this study, as `results` once gave them, without simulating anything. Throws
  /// Error (bad data) where they are not its own, and knows nothing then.
  void take(std::span<const experiment::Bytes> results);

  void worker_result(int worker, std::span<const std::byte> bytes);

  int done() const { return experiment_ ? experiment_->done() : 0; }
  int wanted() const { return running() ? dispatcher_.wanted() : done(); }
  /// Of all days of the replications wanted, those of units under way included.
  double share() const { return running() ? dispatcher_.share() : done() > 0; }

  /// What is known so far; null before anything was asked for.
  const experiment::Experiment* experiment() const { return experiment_ ? &*experiment_ : nullptr; }
  const experiment::Study* study() const { return study_.get(); }
  /// What is in, as workers handed it in.
  const std::vector<experiment::Bytes>& results() const { return results_; }
  /// Series i over the replications that are in; `cumulative`: of the sums up to each day.
  const experiment::SeriesBand& series(std::size_t i, bool cumulative = false) const;
  /// How expectation i of the study stands on them: worked out once for each state, as judging who
  /// is ahead of several rivals takes thousands of draws.
  const experiment::ExpectationOutcome& outcome(std::size_t i) const;

private:
  void forget_findings();
  void forget();

  std::shared_ptr<const experiment::Study> study_;
  std::optional<experiment::Experiment> experiment_;
  std::vector<experiment::Bytes> results_; ///< that it has taken in
  // Of what is in.
  mutable std::map<std::pair<std::size_t, bool>, experiment::SeriesBand> bands_;
  mutable std::map<std::size_t, experiment::ExpectationOutcome> assessments_;
};

} // namespace pondlab::workbench
