#pragma once

#include "report/check/health_report.hpp"
#include "workbench/work/comparing.hpp"
#include "workbench/work/replications.hpp"

#include <cstddef>
#include <memory>
#include <span>

namespace pondlab::workbench {

/// What workers compute: replications of the strategy on show, or a comparison of strategies.
/// Workers do one thing at a time: each of the two ends the other.
class BackgroundWork {
public:
  BackgroundWork(WorkerPool& pool, const Clock& clock)
      : replications_(pool, clock), comparing_(pool, clock) {}

  /// The plan on show; null where there is none that runs from the start.
  void about(const std::shared_ptr<const experiment::Study>& study);
  /// Another scenario is open: nothing is known of it.
  void forget() { comparing_.forget(); }

  /// Whether there is a plan that can be replicated.
  bool possible() const { return replications_.study() != nullptr; }
  /// Computes replications of the strategy on show until `count` are there.
  void replicate(int count);
  /// Compares strategies until `count` replications are in.
  void compare(int count);
  void cancel();
  bool running() const { return replications_.running() || comparing_.running(); }

  Replications& replications() { return replications_; }
  const Replications& replications() const { return replications_; }
  Comparing& comparing() { return comparing_; }
  const Comparing& comparing() const { return comparing_; }

  /// The health card of the comparison, which must have a card, with its evidence where
  /// replications of the same plan are there to judge expectations on.
  report::HealthReport health() const;
  /// Whether the evidence of that card comes of `replications()`.
  bool judges_evidence() const;

  // What workers tell goes to whoever has them at work.
  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  void worker_result(int worker, std::span<const std::byte> bytes);

private:
  Replications replications_;
  Comparing comparing_;
};

} // namespace pondlab::workbench
