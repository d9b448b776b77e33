#pragma once

#include "desk/work/crew.hpp"
#include "experiment/study/study.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace pondlab::desk {

/// Replications of the strategy on show, computed by workers. What has been accepted stays when the
/// rest is cancelled, and more can be asked for later.
class Replications {
public:
  Replications(WorkerPool& pool, Clock clock) : crew_(pool, std::move(clock)) {}

  /// Forgets everything: another scenario or strategy is on show, or none.
  void about(std::shared_ptr<const experiment::Study> study);
  /// Has workers compute until `count` replications are in.
  void start(int count);
  void cancel();

  void worker_ready(int worker) { crew_.worker_ready(worker); }
  void worker_progress(int worker, double share) { crew_.worker_progress(worker, share); }
  void worker_result(int worker, std::span<const std::byte> bytes);

  bool running() const { return crew_.running(); }
  int done() const { return experiment_ ? experiment_->done() : 0; }
  int wanted() const { return running() ? crew_.wanted() : done(); }
  /// Of all days of the replications wanted, those of units under way included.
  double share() const { return running() ? crew_.share() : done() > 0; }

  /// What is known so far; null before anything was asked for.
  const experiment::Experiment* experiment() const { return experiment_ ? &*experiment_ : nullptr; }
  const experiment::Study* study() const { return study_.get(); }
  /// Series i over the replications that are in.
  const experiment::SeriesBand& series(std::size_t i) const;
  /// How expectation i of the study stands on them: worked out once for each state, as judging who
  /// is ahead of several rivals takes thousands of draws.
  const experiment::Assessment& assessment(std::size_t i) const;

private:
  void forget_findings();

  Crew crew_;
  std::shared_ptr<const experiment::Study> study_;
  std::optional<experiment::Experiment> experiment_;
  // Of what is in.
  mutable std::map<std::size_t, experiment::SeriesBand> bands_;
  mutable std::map<std::size_t, experiment::Assessment> assessments_;
};

} // namespace pondlab::desk
