#pragma once

#include "cli/output.hpp"
#include "cli/task.hpp"

namespace pondlab::cli {

/// Number of the events' layout: grows when a member changes its meaning or goes away.
inline constexpr int events_format = 1;

/// `--format ndjson`: what happens as it happens, one JSON object a line, each with its `event`:
/// `begin`, `replication` for each that comes in, `look` when a comparison was looked at,
/// `stopped`, and `report`, which ends it.
class Events {
public:
  explicit Events(Output& output) : output_(output) {}

  void begin(const Task& task, const experiment::Experiment& experiment);
  void replication(const experiment::Experiment& experiment, std::uint32_t number);
  /// A look at whole batches of a comparison.
  void look(const Lookout& lookout, const experiment::Experiment& experiment);
  void stopped(const experiment::Experiment& experiment, int signal);
  /// `told` is the report in JSON.
  void report(const Told& told);

private:
  Output& output_;
};

} // namespace pondlab::cli
