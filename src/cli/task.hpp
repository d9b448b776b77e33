#pragma once

#include "base/text.hpp"
#include "experiment/experiment.hpp"
#include "experiment/judgement.hpp"

#include <string>

namespace pondlab::cli {

/// A report, and what it comes to.
struct Told {
  std::string text;
  experiment::Verdict verdict{}; ///< pass, fail or inconclusive
};

/// How a report is written.
struct Style {
  std::string format; ///< one of the command's
  Language language{};
  bool colour = false;
};

/// What `run` and `compare` have in common: an experiment to be done, and its report.
class Task {
public:
  virtual ~Task() = default;

  virtual experiment::Experiment experiment() const = 0;
  /// The report on the replications that are in; at least one must be.
  virtual Told report(const experiment::Experiment& experiment, const Style& style) const = 0;
};

} // namespace pondlab::cli
