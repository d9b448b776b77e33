#pragma once

#include "workbench/session/session.hpp"

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

} // namespace pondlab::tests
