#pragma once

#include "cli/program/console.hpp"
#include "experiment/run/work_queue.hpp"

#include <chrono>
#include <string>

namespace pondlab::cli {

/// Tells how far a run is: on a terminal by a bar in place, elsewhere (a log) by a line every ten
/// seconds, so that a short run says nothing.
class ProgressLine {
public:
  using Clock = std::chrono::steady_clock;

  ProgressLine(Console& console, bool quiet, Clock::time_point start = Clock::now());
  /// Takes the bar off the terminal.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// `standing` says how it stands so far; may be empty.
  void show(const experiment::Progress& progress, const std::string& standing = {},
            Clock::time_point now = Clock::now());

private:
  std::string left_text(double share, Clock::duration taken) const;
  std::string bar(double share) const;

  Console& console_;
  bool quiet_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point next_;
};

} // namespace pondlab::cli
