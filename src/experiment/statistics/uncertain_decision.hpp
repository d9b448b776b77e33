#pragma once

#include "experiment/statistics/statistics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// What is known of one of several strategies when parameters θ are in doubt, by a measure of which
/// more is better.
struct UncertainProspect {
  double best = 0;             ///< P_θ[μ_s(θ) is the highest]: chance plays no part in it
  double near_best = 0;        ///< P_θ[it falls short of the highest by δ at most]
  double opportunity_cost = 0; ///< E_θ of what it falls short of the highest
  double best_in_season = 0;   ///< share of single seasons, each of its own draw, that it wins
  Estimate mean;               ///< E_θ μ_s(θ), over draws
};

/// Which strategy to choose where parameters are in doubt.
struct UncertainDecision {
  std::vector<UncertainProspect> prospects; ///< in the order of the strategies
  std::size_t leader = 0;                   ///< argmax of E_θ μ_s(θ)
  int draws = 0;                            ///< of parameters
  int replications = 0;                     ///< of each
};

/// Values of one parameter draw: `values[s][j]` is strategy s in the draw's replication j; all
/// strategies of a replication share their luck.
using DrawnValues = std::vector<std::vector<double>>;

/// The most that so many draws support saying of a chance, where all of them speak for it: the rule
/// of succession, (M + 1) / (M + 2) (Laplace 1774). 3 in 4 of two draws, 98 % of fifty.
double most_supported_chance(int draws);

/// Takes the doubt about parameters apart from chance, on at least two draws of at least two
/// replications each, all of the same size. `worthwhile` is δ.
///
/// A draw's mean over few replications is μ(θ) plus noise; its spread over draws would show more
/// doubt than there is. So differences μ_s(θ) − μ_0(θ) are given a normal distribution over θ,
/// whose covariance is that of the draws' means less the noise's (pooled within draws), and each
/// draw its posterior: in the directions in which λ of the variance is noise, its mean is pulled to
/// the common mean by λ and has variance λ (1 − λ) about that. Chances are shares of 4,000 draws or
/// more from these posteriors, with a fixed seed. (Empirical Bayes: Efron & Morris 1973.) None of
/// them is more than `most_supported_chance`; what that leaves is the others'.
UncertainDecision decide_under_uncertainty(std::span<const DrawnValues> draws, double worthwhile);

} // namespace pondlab::experiment
