#pragma once

#include "workbench/work/remote_dispatcher.hpp"

#include <utility>

namespace pondlab::workbench {

/// What the page's workers can be at: one of several, each of which says what it is about and what
/// it makes of their results. What is in stays when the rest is cancelled.
class RemoteWork {
public:
  void cancel() { dispatcher_.cancel(); }
  bool running() const { return dispatcher_.running(); }

  void worker_ready(int worker) { dispatcher_.worker_ready(worker); }
  void worker_progress(int worker, double share) { dispatcher_.worker_progress(worker, share); }

protected:
  RemoteWork(WorkerPool& pool, Clock clock) : dispatcher_(pool, std::move(clock)) {}
  ~RemoteWork() = default;

  RemoteDispatcher dispatcher_;
};

} // namespace pondlab::workbench
