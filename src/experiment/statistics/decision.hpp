#pragma once

#include "experiment/statistics/difference_origin.hpp"
#include "experiment/statistics/kim_nelson.hpp"
#include "experiment/statistics/rare_lead.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What is known of one of several strategies by a measure of which more is better, among those
/// that may be chosen; of one that may not, the chances and the cost are not told (NaN).
struct Prospect {
  double best = 0;             ///< chance that its true mean is the highest
  double near_best = 0;        ///< chance that it falls short of the highest by δ at most
  double opportunity_cost = 0; ///< by how much it falls short of the highest, on expectation
  double downside = 0;         ///< 5 % quantile of single seasons
};

/// How a choice is come to: sequentially, or at the end of a fixed budget and why so.
enum class Procedure : std::uint8_t {
  kim_nelson,               ///< after each batch (`KimNelson`)
  no_worthwhile_difference, ///< δ is 0: how close a race is worth running on for is not said
  few_replications,         ///< the budget is smaller than a first stage
  one_strategy,             ///< there is nothing to choose from
};
/// Key of a procedure in files and texts.
std::string_view key_of(Procedure procedure);

/// Why no more replications were run.
enum class Stop : std::uint8_t {
  settled,     ///< before the end of the budget or just at it
  budget,      ///< all that were asked for are in
  interrupted, ///< neither
};
std::string_view key_of(Stop stop);

/// So many replications before chances are told and a choice is made: the spread of fewer is a
/// guess, and with 2 the best of three is shown at less than 0.1 % in one study of eleven.
inline constexpr int fewest_replications = 5;

/// Share of single seasons below a strategy's downside.
inline constexpr double worst_share = .05;

/// What is advised, which claims no more than intervals show that may be looked at at any time.
enum class Advice : std::uint8_t {
  choose, ///< the leader: its lead over every other is above zero
  either, ///< it or one of `equals`, over which it has no such lead
  open,   ///< nothing yet
  few,    ///< nothing: so few replications show nothing yet
  /// Nothing, though the figures would have it: whoever would be advised lies outside what data
  /// support.
  withheld,
};
std::string_view key_of(Advice advice);

/// Differences of more skewness than this, to either side, are told of.
inline constexpr double much_skewness = 2;
/// The same of n values, of which few cannot be as skewed as that: their skewness is
/// (n − 2) / √(n − 1) at most, and nine tenths of it are told of.
double much_skewness_of(int n);

/// Which strategy to choose, as far as chance goes: doubt about parameters is another matter.
struct Decision {
  std::vector<Prospect> prospects; ///< in the order of the strategies
  std::size_t leader = 0;          ///< the one with the highest mean that is not excluded
  /// The leader can be chosen: it is the only one left of the sequential choice, or with a fixed
  /// budget is near best with probability `confidence`.
  bool settled = false;
  int needed = 0; ///< not settled: replications in all that would do; 0 = beyond reckoning
  Advice advice = Advice::open;
  /// With `either`, and where that was withheld: the leader's equals, as far as is known.
  std::vector<std::size_t> equals{};
  double no_better_than = 0; ///< with `either`: by more than this none of them beats another
  Procedure procedure = Procedure::few_replications;
  Stop stop = Stop::budget;
  std::vector<bool> contends; ///< of each strategy, whether it is not ruled out yet; none: all
  /// Of each strategy, whether it is told to keep the limits; none: there are no limits.
  std::vector<Admission> admission{};
  WorthwhileDifference worthwhile{}; ///< δ
  /// Of the differences in money of any two strategies, the sample skewness that is farthest from
  /// 0; of other measures 0.
  double skewness = 0;
  int replications = 0; ///< that are in

  bool excludes(std::size_t strategy) const {
    return !admission.empty() && admission[strategy] == Admission::excluded;
  }
  bool admits(std::size_t strategy) const {
    return admission.empty() || admission[strategy] == Admission::admitted;
  }
  /// Whether it can be acted on: settled, and nothing withheld.
  bool can_be_acted_on() const { return settled && advice != Advice::withheld; }
  /// Whether a few large values decide, so that intervals may miss more often than they say.
  bool is_skewed() const;
};

/// Decides between strategies on paired replications: `values[s][r]` is strategy s in replication
/// r, and all strategies of a replication share their draws. `worthwhile` is δ, the smallest
/// difference worth acting on.
///
/// The true means have a multivariate Student posterior about the sample means with the
/// replications' covariance: paired, so that what strategies have in common does not count. It is
/// drawn from 4,000 times with a fixed seed; the chances are good to about a percentage point.
/// Of strategies that are equal in a draw each has its share of being best. Fewer than
/// `fewest_replications` settle nothing and tell no chances (NaN). This is a decision at the end of
/// a fixed budget: who looks again and again and stops at the first that suits errs more often than
/// stated.
///
/// Of events, strategies that few of them set apart from the leader are drawn as `RareLead` has it,
/// so that no chance says more than the interval of the difference.
Decision decide(std::span<const std::vector<double>> values, double worthwhile,
                Ranked what = Ranked::amounts);

} // namespace pondlab::experiment
