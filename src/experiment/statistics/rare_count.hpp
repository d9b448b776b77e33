#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace pondlab::experiment {

/// Events of which a few are counted: how often one happened a replication, and how much more that
/// spreads than a Poisson count does.
struct EventRate {
  double mean = 0;       ///< a replication
  double dispersion = 1; ///< φ̂ ≥ 1, variance over mean; 1: no more than a Poisson count
};

/// An interval's ends.
struct Limits {
  double low = 0;
  double high = 0;
};

/// The interval of the mean of a count that is rare, or of a difference of two counts that seldom
/// differ. Student's interval has nothing to go by there: of zeros alone it says “0 ± 0”.
///
/// Of a count the limits are those of a Poisson mean, from the total over all replications T, with
/// half of the probability of T itself in either tail (mid-P, Lancaster 1961): on the mean over T
/// they cover 95 %, where Garwood's (1936) cover more. No event in n replications gives 0 to
/// 3.0 / n, the rule of three. Where the variance is φ̂ > 1 times the mean, the limits are those of
/// T / φ̂ events of φ̂ each, with Student's tails; the upper one with the φ that a negative binomial
/// count has at a mean two standard errors higher, as a sample with few events shows little of φ.
///
/// A difference is what it is above zero less what it is below, each a count of its own that is
/// rare, whatever both counts share; their limits are joined by recovering variances (MOVER, Zou &
/// Donner 2008) with their correlation.
struct RareCount {
  EventRate more;             ///< of the count, or of what a difference is above zero
  EventRate less;             ///< of what a difference is below zero
  bool is_difference = false; ///< else there is nothing below zero
  double correlation = 0;     ///< of the two

  double mean() const { return more.mean - less.mean; }
  /// The 95 % limits of the mean if n ≥ 2 replications came out like this.
  Limits limits(int n) const;
  /// Of a difference, the chance that its mean is above zero, likewise: one less the p-value of the
  /// sign test with mid-P, of events that are as likely above as below zero; without any it is ½.
  /// Where the difference spreads more than so many single events, they are taken to be fewer and
  /// larger, with Student's tails. About .975 where the lower limit is zero.
  double chance_above_zero(int n) const;
};

/// Fewer events than these, of their own size, are few: from then on Student's interval holds.
inline constexpr double few_events = 50;

/// What is counted.
enum class CountKind : std::uint8_t {
  events,     ///< never below zero
  difference, ///< of two counts
};

/// How rare the count is of which these are the replications, at least two; nothing where Student's
/// interval is as good: of many events, or of a number that is the same each time as no rare count
/// is.
std::optional<RareCount> rare_count(std::span<const double> values, CountKind kind);

} // namespace pondlab::experiment
