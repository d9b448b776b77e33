#pragma once

#include "experiment/run/work_queue.hpp"
#include "experiment/study/job_specification.hpp"
#include "workbench/work/clock.hpp"
#include "workbench/work/worker_pool.hpp"

#include <optional>
#include <span>

namespace pondlab::workbench {

/// Replications that can be asked for in all.
inline constexpr int most_page_replications = 1000;

/// The page's workers at one work, an experiment or a whole replication set, until all that was
/// asked for is in: carries the queue's items to them and back what they make of them. What is in
/// stays when the rest is cancelled.
class RemoteDispatcher {
public:
  RemoteDispatcher(WorkerPool& pool, Clock clock) : pool_(pool), clock_(std::move(clock)) {}

  /// Has workers compute until the work is finished; it must outlive them. From the specification
  /// they plan the same work.
  void start(experiment::WorkSource& work, const experiment::JobSpecification& specification);
  /// Ends the workers at once; items under way go back to the work.
  void cancel();

  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  /// True when the result was taken in, false when it came too late or is not needed any more.
  /// Throws Error (bad data) for one that is not of this work.
  bool worker_result(int worker, std::span<const std::byte> bytes);

  bool running() const { return queue_.has_value(); }
  /// Replications to be in at the end; 0 at rest.
  int wanted() const { return running() ? work_->asked() : 0; }
  /// Of all days of the replications wanted, those of items under way included; 0 at rest.
  double share() const;
  /// Milliseconds that the rest will take at the pace so far; negative while nobody can tell.
  double left() const;

private:
  int workers() const;
  void give_work(int worker);

  WorkerPool& pool_;
  Clock clock_;
  experiment::WorkSource* work_ = nullptr;     ///< null at rest
  std::optional<experiment::WorkQueue> queue_; ///< of the work
  int done_before_ = 0;                        ///< replications that were in at the start
  double began_ = -1; ///< when the first worker was ready; negative: none is
};

} // namespace pondlab::workbench
