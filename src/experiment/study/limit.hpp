#pragma once

#include "experiment/run/experiment.hpp"
#include "experiment/statistics/assessment.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>

namespace pondlab::experiment {

/// How a plan keeps a limit.
struct Kept {
  Estimate estimate{}; ///< of the value, or of its paired difference to `versus`
  /// Pass, fail or inconclusive: the interval lies within the bounds, outside, or neither; skipped:
  /// the limit is not about this plan, which would be set against itself.
  Verdict verdict = Verdict::inconclusive;
  int needed = 0; ///< inconclusive: replications in all that would settle it; 0: beyond reckoning
};

/// What a limit asks of one strategy.
struct LimitQuestion {
  Question own;
  std::optional<Question> versus{}; ///< of the strategy it is set against
  bool skipped = false;             ///< not asked; the questions have no meaning
};
LimitQuestion question_of(const scenario::Scenario& scenario, const scenario::Limit& limit,
                          const std::string& strategy);

/// Where an experiment asks it.
struct LimitPlace {
  std::size_t own = 0; ///< places among its questions
  std::optional<std::size_t> versus{};
  bool skipped = false;
};

/// What a limit allows, in its measure's unit (money in fen).
Band band_of(const scenario::Limit& limit);

/// The value that a limit is about, on the first `replications` that are in.
Estimate estimate_of(const scenario::Limit& limit, const LimitPlace& place,
                     const Experiment& experiment, int replications);

/// Whether a plan of which the measure comes out so keeps it, on the mean over replications, by the
/// estimate's own 95 % interval: one bound is wrongly said to be kept, or to be broken, in at most
/// 2.5 % of studies. A measure without a value tells nothing.
Kept keeps(const scenario::Limit& limit, const Estimate& estimate);

/// The same by an interval that may be looked at at any time (`judge_anytime`).
Kept keeps_anytime(const scenario::Limit& limit, const Estimate& estimate, double error);

} // namespace pondlab::experiment
