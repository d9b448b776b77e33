#pragma once

#include "app/figures.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// Replications of the strategy on show, computed by workers. What has been accepted stays when the
/// rest is cancelled.
class Replications {
public:
  /// Forgets everything: another scenario or strategy is on show.
  void clear();
  /// Starts the workers until `count` replications are there.
  void start(const std::string& scenario, const std::string& strategy, int count);
  void cancel();

  void worker_ready(int worker);
  void worker_result(int worker, std::string_view bytes);

  bool running() const { return running_; }
  int done() const { return static_cast<int>(done_); }
  int wanted() const { return wanted_; }

private:
  bool running_ = false;
  int wanted_ = 0;
  std::size_t done_ = 0;
};

} // namespace pondlab::app
