#pragma once

#include "base/text.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "report/format/json_writer.hpp"

#include <string>

namespace pondlab::cli {

/// Looks on while a comparison runs, tells how it stands and when there is enough of it.
class ProgressMonitor {
public:
  explicit ProgressMonitor(const experiment::Comparison& comparison) : monitor_(comparison) {}

  /// To be called after each result; returns whether there is news.
  bool look(const experiment::Experiment& experiment) { return monitor_.look(experiment); }
  /// Whether the rest of the work is not needed.
  bool has_enough() const { return monitor_.settled(); }
  /// Replications looked at so far: to cut at when there is enough.
  int looked() const { return monitor_.looked(); }

  /// How it stands at the last look, for the line of the progress; empty before the first.
  std::string words(const experiment::Experiment& experiment, Language language) const;
  /// The same as members of an object that is open.
  void write(report::JsonWriter& json, const experiment::Experiment& experiment) const;

private:
  std::size_t leader(const experiment::Experiment& experiment) const;

  experiment::SequentialMonitor monitor_;
};

} // namespace pondlab::cli
