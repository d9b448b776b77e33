#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/study.hpp"

#include <vector>

namespace pondlab::cli {

/// The work of `pondlab run`.
class StudyTask : public Task {
public:
  /// Formats of its reports, the usual one first.
  static std::vector<std::string> formats();

  StudyTask(experiment::Inquiry inquiry, experiment::Study study)
      : Task(std::move(inquiry)), study_(std::move(study)) {}

  experiment::Programme programme() const override { return study_.experiment(); }
  /// The verdict is that on all expectations together.
  Told report(const experiment::Programme& programme, const Style& style) const override;

private:
  experiment::Study study_;
};

} // namespace pondlab::cli
