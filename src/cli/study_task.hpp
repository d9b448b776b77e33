#pragma once

#include "cli/task.hpp"
#include "experiment/study.hpp"

#include <vector>

namespace pondlab::cli {

/// The work of `pondlab run`.
class StudyTask : public Task {
public:
  /// Formats of its reports, the usual one first.
  static std::vector<std::string> formats();

  /// `file` is the scenario's, as the command names it.
  StudyTask(experiment::Study study, std::string file)
      : study_(std::move(study)), file_(std::move(file)) {}

  experiment::Experiment experiment() const override { return study_.experiment(); }
  /// The verdict is that on all expectations together.
  Told report(const experiment::Experiment& experiment, const Style& style) const override;

private:
  experiment::Study study_;
  std::string file_;
};

} // namespace pondlab::cli
