#pragma once

#include "experiment/run/work_source.hpp"
#include "experiment/run/worker.hpp"

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>

namespace pondlab::experiment {

/// How far a run of items is.
struct Progress {
  int replications_done = 0;
  int replications = 0;
  double share = 0; ///< of all days of all items, items under way included
};

/// What a caller wants to do while items are worked on; all may be absent.
struct Overseer {
  /// After each simulated day and each item that comes in; by one thread at a time.
  std::function<void(const Progress&)> progress;
  /// Whether to stop; by any thread at any time.
  std::function<bool()> cancelled;
  /// With each result that is taken in; by one thread at a time.
  std::function<void(const WorkResult&)> accepted;
};

/// Hands a source's items out to whoever works, threads or other processes, and takes in what they
/// made of them. Every function may be called by any thread.
class WorkQueue {
public:
  /// All three must outlive it.
  WorkQueue(WorkSource& source, const Worker& worker, const Overseer& overseer);

  /// An item to work on; nothing when all are handed out, or when there is a reason to stop.
  std::optional<WorkItem> next();
  /// What became of one; nothing when it was not finished. Throws what the source and the overseer
  /// throw.
  void hand_in(const WorkItem& item, const std::optional<WorkResult>& result);
  /// Says that days were simulated; returns whether to go on.
  bool go_on(std::int64_t days);
  /// From now on there is a reason to stop.
  void fail(std::exception_ptr failure);
  bool stopped() const { return stop_; }

  /// Works on this thread until there is nothing more to do. Throws nothing: see `rethrow`.
  void work();
  /// Throws what failed first, if anything did.
  void rethrow() const;

private:
  void report() const;

  WorkSource& source_;
  const Worker& worker_;
  const Overseer& overseer_;
  std::int64_t days_ = 0; ///< of a replication, all arms together
  std::atomic<std::int64_t> days_done_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

} // namespace pondlab::experiment
