#pragma once

#include "base/text.hpp"
#include "experiment/study/comparison.hpp"
#include "experiment/study/study.hpp"

#include <optional>
#include <string>

namespace pondlab::report {

/// What replications found of two strategies, as a marketer says it: who earns how much more than
/// whom, in how many of them.
struct Finding {
  std::string leader; ///< names, in the reader's language
  std::string other;
  const engine::Measure* measure = nullptr;
  experiment::Estimate difference{}; ///< of the leader less the other, with its 95 % interval
  /// The interval that says whether there is a difference at all: the same, or a wider one where
  /// somebody looks on while replications come in. Undefined: not known.
  experiment::Estimate decisive{};
  int ahead = 0;        ///< replications in which the leader had more
  int replications = 0; ///< with a value

  /// Whether there is more to it than luck.
  bool is_clear() const {
    return decisive.has_interval() && (decisive.low() > 0 || decisive.high() < 0);
  }
};

/// "Live + coupon earns ¥3,900 ±600 more than no campaign (ahead in 20 of 20 runs)": claims no more
/// than the interval shows.
std::string finding_sentence(Language language, const Finding& finding);

/// Of the strategy that a study reports on against no campaign, over what is in; nothing where that
/// was not asked. `looked_on`: replications are added as somebody sees fit, of any of the
/// strategies, so that what decides is an interval that holds for all pairs of them at any time, as
/// in a comparison that may stop early.
std::optional<Finding> finding_of(Language language, const experiment::Study& study,
                                  const experiment::Experiment& experiment, bool looked_on = false);

/// Of a comparison: its leader against no campaign, or where that leads, against the best of the
/// others. `sequential`: it may stop early. Nothing of one strategy.
std::optional<Finding> finding_of(Language language, const experiment::Comparison& comparison,
                                  const experiment::Experiment& experiment, std::size_t leader,
                                  bool sequential);

} // namespace pondlab::report
