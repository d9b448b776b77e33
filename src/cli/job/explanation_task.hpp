#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/explanation.hpp"

namespace pondlab::cli {

/// The work of `pondlab compare --explain`. Its reports are written in the formats of `compare`.
class ExplanationTask : public Task {
public:
  ExplanationTask(experiment::Inquiry inquiry, experiment::Explanation explanation)
      : Task(std::move(inquiry)), explanation_(std::move(explanation)) {}

  experiment::Programme programme() const override { return explanation_.experiment(); }
  /// Nothing is judged: the verdict is pass.
  Told report(const experiment::Programme& programme, const Style& style) const override;

private:
  experiment::Explanation explanation_;
};

} // namespace pondlab::cli
