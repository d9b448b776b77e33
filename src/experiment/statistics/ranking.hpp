#pragma once

#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/rare_lead.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// Whether one strategy is ahead of its rivals.
struct Ranking {
  double chance = 0;     ///< that its true mean is above each rival's
  std::size_t rival = 0; ///< the one with the highest mean, numbered from 0
  Assessment assessment;
};

/// Chance that a mean is above zero, given an estimate of it: Student's posterior about the sample
/// mean, which is what a flat prior leads to. Where all values are the same, 1 or 0: a tie is not
/// above. Of rare counts by the sign test instead (`RareCount`), which knows no certain tie. Needs
/// an interval.
double chance_above_zero(const Estimate& estimate);

/// Judges "ahead of every rival with this probability" on paired replications: `values[0][r]` is
/// the strategy in replication r, the others its rivals; more is better; p ≥ ½.
///
/// - pass: the chance that its true mean is the highest is p or more;
/// - fail: some rival's is higher with a chance of at least 1 − (1 − p)/(number of rivals);
/// - inconclusive: neither, or fewer than two replications.
///
/// A strategy that is not ahead passes in at most a share 1 − p of studies, and one that is ahead
/// fails in at most 1 − p, because a chance under Student's posterior is one less the p-value of
/// the one-sided paired t-test. With several rivals the chance is `decide`'s, of its 4,000 draws.
/// `needed` is reckoned rival by rival (Bonferroni), if means and spreads stay as they are.
Ranking judge_ranking(std::span<const std::vector<double>> values, double probability,
                      Ranked what = Ranked::amounts);

} // namespace pondlab::experiment
