#pragma once

#include "workbench/work/worker_pool.hpp"

namespace pondlab::app {

/// The page's Web Workers (web/pool.js).
class BrowserPool final : public workbench::WorkerPool {
public:
  int size() const override;
  void start(int count, const experiment::Bytes& specification) override;
  void give(int worker, const experiment::Bytes& unit) override;
  void stop() override;
};

} // namespace pondlab::app
