#pragma once

#include "base/text.hpp"
#include "experiment/study/sequence.hpp"
#include "report/format/json_writer.hpp"

#include <string>

namespace pondlab::cli {

/// Looks on while a comparison runs, tells how it stands and when there is enough of it.
class Lookout {
public:
  explicit Lookout(const experiment::Comparison& comparison) : sequence_(comparison) {}

  /// To be called after each result; returns whether there is news.
  bool look(const experiment::Experiment& experiment) { return sequence_.look(experiment); }
  /// Whether the rest of the work is not needed.
  bool has_enough() const { return sequence_.settled(); }
  /// Replications looked at so far: to cut at when there is enough.
  int looked() const { return sequence_.looked(); }

  /// How it stands at the last look, for the line of the progress; empty before the first.
  std::string words(const experiment::Experiment& experiment, Language language) const;
  /// The same as members of an object that is open.
  void write(report::JsonWriter& json, const experiment::Experiment& experiment) const;

private:
  std::size_t leader(const experiment::Experiment& experiment) const;

  experiment::Sequence sequence_;
};

} // namespace pondlab::cli
