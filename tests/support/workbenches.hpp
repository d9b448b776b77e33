#pragma once

#include "experiment/study/job.hpp"
#include "scenario/json/canonical.hpp"
#include "workbench/session/session.hpp"

#include <map>
#include <optional>
#include <string>

namespace pondlab::tests {

/// Workers that never answer.
class NoWorkers final : public workbench::WorkerPool {
public:
  int size() const override { return 1; }
  void start(int, const experiment::Bytes&) override {}
  void give(int, const experiment::Bytes&) override {}
  void stop() override {}
};

/// What a store that keeps summaries says it holds: a JSON list of pairs of id and summary.
std::string list_of(const auto& entries) {
  std::string text = "[";
  for (const auto& [id, entry] : entries)
    text += std::string(text.size() > 1 ? "," : "") + "[" + scenario::json_string(id) + "," +
            scenario::json_string(entry.summary) + "]";
  return text + "]";
}

/// A session whose clock a test moves. Each look at the clock takes a millisecond, so that slices
/// of work end.
struct SessionFixture {
  /// With a scenario's text open.
  explicit SessionFixture(const std::string& text);

  /// Works until nothing is due, as long as it takes.
  void settle();
  /// Goes to the end of `day` and settles there.
  void go_to(int day);

  NoWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now += 1; }}};
};

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
