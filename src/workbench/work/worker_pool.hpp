#pragma once

#include "experiment/run/work_item.hpp"

namespace pondlab::workbench {

/// Who computes replications: the page's Web Workers, or a test's own. Each worker has an engine of
/// its own and is told the job first; it answers through Replications.
class WorkerPool {
public:
  virtual ~WorkerPool() = default;
  /// Workers that this machine has cores for.
  virtual int size() const = 0;
  /// Ends what is running and starts `count` workers on a job, its specification in bytes.
  virtual void start(int count, const experiment::Bytes& specification) = 0;
  virtual void give(int worker, const experiment::Bytes& unit) = 0;
  virtual void stop() = 0;
};

} // namespace pondlab::workbench
