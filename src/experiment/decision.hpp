#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// What is known of one of several strategies by a measure of which more is better.
struct Prospect {
  double best = 0;             ///< chance that its true mean is the highest
  double near_best = 0;        ///< chance that it falls short of the highest by δ at most
  double opportunity_cost = 0; ///< by how much it falls short of the highest, on expectation
  double downside = 0;         ///< 5 % quantile of single seasons
};

/// Which strategy to choose, as far as chance goes: doubt about parameters is another matter.
struct Decision {
  std::vector<Prospect> prospects; ///< in the order of the strategies
  std::size_t leader = 0;          ///< the one with the highest mean
  bool settled = false;            ///< the leader is near best with probability `confidence`
  int needed = 0; ///< not settled: replications in all that would do; 0 = beyond reckoning
};

/// Decides between strategies on paired replications: `values[s][r]` is strategy s in replication
/// r, and all strategies of a replication share their draws. `worthwhile` is δ, the smallest
/// difference worth acting on.
///
/// The true means have a multivariate Student posterior about the sample means with the
/// replications' covariance: paired, so that what strategies have in common does not count. It is
/// drawn from 4,000 times with a fixed seed; the chances are good to about a percentage point.
/// Fewer than two replications settle nothing.
Decision decide(std::span<const std::vector<double>> values, double worthwhile);

} // namespace pondlab::experiment
