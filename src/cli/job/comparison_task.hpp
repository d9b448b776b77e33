#pragma once

#include "cli/job/task.hpp"
#include "experiment/study/comparison.hpp"

#include <vector>

namespace pondlab::cli {

/// The work of `pondlab compare`.
class ComparisonTask : public Task {
public:
  /// Formats of its reports, the usual one first.
  static std::vector<std::string> formats();

  ComparisonTask(experiment::Inquiry inquiry, experiment::Comparison comparison)
      : Task(std::move(inquiry)), comparison_(std::move(comparison)) {}

  experiment::Programme programme() const override { return comparison_.programme(); }
  std::optional<Lookout> lookout() const override { return Lookout(comparison_); }
  /// The verdict is pass when one strategy can be chosen, or else inconclusive.
  Told report(const experiment::Programme& programme, const Style& style) const override;

private:
  experiment::Comparison comparison_;
};

} // namespace pondlab::cli
