#pragma once

#include "experiment/statistics/rare_count.hpp"

#include <optional>
#include <span>

namespace pondlab::experiment {

/// A mean over replications, with what its interval is made of.
struct SampleMean {
  double mean = 0;
  double sd = 0;                   ///< between replications, of a sample
  std::optional<RareCount> rare{}; ///< whose interval it is; nothing: Student's

  /// The 95 % limits of the mean if n ≥ 2 replications came out like this.
  Limits limits(int n) const;
};

/// The ratio of two means over the same replications: of two windows of a run, or of two strategies
/// on the same draws. Not the mean of the replications' ratios, which is biased and has no value as
/// soon as one replication's denominator is zero.
///
/// Its 95 % limits are Fieller's (1954): those ratios ρ for which zero lies within the interval of
/// the mean of x − ρ·y, both sides' replications taken in pairs. They were chosen over the delta
/// method's ± because they hold for normal means at every number of replications and however noisy
/// the denominator is, because they are longer on the side on which a noisy denominator makes the
/// ratio less certain, and because they say of themselves when there is no answer: where the
/// denominator cannot be told from zero, a ratio of any size goes with the data, and the limits are
/// infinite. Where the denominator is certain, both methods agree. In 4,000 studies each, of 4, 20
/// and 60 replications, 94.6 to 95.8 % held the truth, and over a true zero 5.1 % claimed a ratio.
///
/// Where a mean is that of a rare count its own limits take the place of Student's: those of x −
/// ρ·y are joined by recovering variances (MOVER; of ratios, Donner & Zou 2012) with the
/// correlation of the two. With Student's limits on both sides that is Fieller's interval.
struct MeanRatio {
  SampleMean of;          ///< numerator
  SampleMean over;        ///< denominator
  double correlation = 0; ///< of the two, between replications
  int n = 0;              ///< replications in which both have a value

  double value() const { return of.mean / over.mean; }
  /// Between replications, of what one of them does to the ratio, to the first order (the delta
  /// method's). The denominator must not be zero.
  double sd() const;
  /// The 95 % limits of the ratio if so many replications, two at least, came out like this; −∞ and
  /// +∞ where the denominator's hold zero.
  Limits limits(int replications) const;
};

/// The ratio of what stands in pairs, of as many values as there are of the denominator: at least
/// two. `counts` says what the values count; nothing: amounts.
MeanRatio mean_ratio(std::span<const double> of, std::span<const double> over,
                     std::optional<CountKind> counts);

} // namespace pondlab::experiment
