#pragma once

#include "experiment/statistics/mean_ratio.hpp"
#include "experiment/statistics/rare_count.hpp"
#include "experiment/statistics/ratio_contrast.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pondlab::experiment {

/// Share of the intervals that contain the true mean.
inline constexpr double confidence = .95;
/// Draws from a posterior, for the chances that a decision states.
inline constexpr int posterior_draws = 4'000;

/// A mean over replications, a ratio of two, or two such ratios set against each other. A
/// replication in which the value is undefined (nobody visited) does not count.
struct Estimate {
  int n = 0;                        ///< replications with a value
  int undefined = 0;                ///< replications without
  double mean = 0;                  ///< of those with a value; 0 without any
  double sd = 0;                    ///< between replications, of a sample; 0 for n < 2
  double half_width = 0;            ///< of the interval of the mean, its longer side; 0 for n < 2
  std::optional<RareCount> rare{};  ///< whose interval it is; nothing: Student's
  std::optional<MeanRatio> ratio{}; ///< whose interval it is, of a ratio
  std::optional<RatioContrast> contrast{}; ///< the same of two ratios set against each other
  Limits limits{};                         ///< of a rare count, a ratio or a contrast of ratios

  bool defined() const { return n > 0; }
  bool has_interval() const { return n > 1; }
  /// Whether one side of the interval may be longer than the other.
  bool is_lopsided() const { return rare || ratio || contrast; }
  /// A ratio whose denominator cannot be told from zero: it has no value.
  bool is_endless() const { return (ratio || contrast) && !defined(); }
  double low() const { return is_lopsided() ? limits.low : mean - half_width; }
  double high() const { return is_lopsided() ? limits.high : mean + half_width; }
};

/// P(T ≤ t) of Student's distribution.
double student_cdf(double t, int freedom);

/// The estimate from one value a replication, in their order: two passes, so that the same values
/// give the same bits however the replications came in.
Estimate estimate(std::span<const std::optional<double>> values);

/// The same of a count, with the interval of a rare one where it is rare.
Estimate estimate_count(std::span<const std::optional<double>> values, CountKind kind);

/// The ratio of the means of `of` and `over`, values of the same replications in their order, in
/// which both are defined; `counts` says what they count, nothing: amounts. Without a value where
/// the mean of `over` is zero; and where it cannot be told from zero, but then with the ratio that
/// more replications would make of it.
Estimate estimate_ratio(std::span<const double> of, std::span<const double> over,
                        std::optional<CountKind> counts);

/// The same of two ratios, of values in the same replications: `of` over `against` where `divided`,
/// else less it.
Estimate estimate_contrast(const RatioValues& of, const RatioValues& against, bool divided,
                           std::optional<CountKind> counts);

/// Mean of at least one value, summed in their order.
double mean_of(std::span<const double> values);

/// Skewness of a sample: its third central moment over the 3/2 power of its second. 0 of values
/// that are the same, and of none.
double skewness(std::span<const double> values);

/// Student's two-sided quantile: P(|T| ≤ t) = `within` with `freedom` ≥ 1 degrees of freedom.
double student(int freedom, double within = confidence);

/// The `share` quantile (0 … 1) of ascending values, linear between neighbours (Hyndman & Fan 1996,
/// type 7). NaN for none.
double quantile(std::span<const double> ascending, double share);

} // namespace pondlab::experiment
