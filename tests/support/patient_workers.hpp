#pragma once

#include "experiment/study/job.hpp"
#include "workbench/session/session.hpp"

#include <cstddef>
#include <map>
#include <optional>

namespace pondlab::tests {

/// Two workers that compute when a test says so.
class PatientWorkers final : public workbench::WorkerPool {
public:
  int size() const override { return 2; }
  void start(int count, const experiment::Bytes& specification) override {
    worker_.emplace(worker_for(experiment::job_specification_from(specification)));
    given_.clear();
    ready_ = count;
    ++starts;
  }
  void give(int worker, const experiment::Bytes& unit) override { given_[worker] = unit; }
  void stop() override {
    worker_.reset();
    given_.clear();
  }

  bool stopped() const { return !worker_; }
  std::size_t at_work() const { return given_.size(); }
  void all_ready(workbench::Session& session) {
    for (int i = 0; i < ready_; ++i) session.background().worker_ready(i);
  }
  /// The one who was given work last hands its result in.
  void deliver(workbench::Session& session) {
    const auto [worker, unit] = *given_.rbegin();
    given_.erase(worker);
    session.background().worker_result(worker, worker_->work(unit));
  }
  void deliver_all(workbench::Session& session) {
    while (!given_.empty()) deliver(session);
  }

  int starts = 0;

private:
  std::optional<experiment::Worker> worker_;
  std::map<int, experiment::Bytes> given_;
  int ready_ = 0;
};

} // namespace pondlab::tests
