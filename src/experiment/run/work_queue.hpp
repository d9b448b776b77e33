#pragma once

#include "experiment/run/work_source.hpp"

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
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

/// Hands a source's items out to whoever works and takes in what they made of them: threads of this
/// process, other processes, a page's workers. Workers go by numbers of the caller's choice, each
/// with one item at a time. Every function may be called by any thread.
class WorkQueue {
public:
  /// The source must outlive it.
  explicit WorkQueue(WorkSource& source, Overseer overseer = {});

  /// An item for a worker who has none; nothing when all are handed out, or when there is a reason
  /// to stop.
  std::optional<WorkItem> give(int worker);
  /// What became of the worker's item; nothing when it was not finished, and is to be handed out
  /// again. True for a result that was taken in, false for one that is not needed (any more) or
  /// of a worker who has no item. Throws what the source and the overseer throw; the item is then
  /// still the worker's.
  bool take(int worker, const std::optional<WorkResult>& result);
  /// Says through how many days of its item the worker has gone; returns whether to go on.
  bool go_on(int worker, double days);
  /// Whether to go on, as seen by whoever only hands out.
  bool go_on();

  bool has_item(int worker) const;
  Progress progress() const;
  /// From now on there is a reason to stop.
  void fail(std::exception_ptr failure);
  /// Throws what failed first, if anything did.
  void rethrow() const;

  /// Has `hands` work on this thread, as that worker, until there is nothing more to do. Throws
  /// nothing: see `rethrow`.
  /// Worlds are shared by so many threads, this one included.
  void work(int worker, const Worker& hands, int threads = 1);

private:
  struct UnderWay {
    WorkItem item;
    double days = 0; ///< gone through
  };
  Progress how_far() const;
  void report() const;

  WorkSource& source_;
  Overseer overseer_;
  std::map<int, UnderWay> under_way_; ///< by worker
  std::atomic<bool> stop_ = false;
  mutable std::mutex mutex_;
  std::exception_ptr failure_;
};

/// Threads that this machine has for us; 1 where a program cannot start any.
int usable_jobs();

/// Does the source's work on `jobs` threads, this one included; where there are fewer items than
/// that, several share an item's days. When the overseer says so, work
/// under way is given back and the function returns; what has been accepted stays. Throws what a
/// worker threw, after the others have stopped.
///
/// With `assistance`, this thread runs that instead of working itself: it hands items to other
/// processes, as workers 0, 1, …, until the queue has none and all are back.
void run_parallel(WorkSource& source, int jobs, const Overseer& overseer = {},
                  const std::function<void(WorkQueue&)>& assistance = {});

} // namespace pondlab::experiment
