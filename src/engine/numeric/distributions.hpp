#pragma once

#include "engine/numeric/random.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pondlab::engine {

// Counts from one uniform number by inversion, ordered so that a small u gives a large count:
// count ≥ k exactly if u < P(N ≥ k). Hence the same u with a larger mean never gives fewer (common
// random numbers), and u ≥ P(N ≥ 1) tells that nothing happens before anything is computed
// (filters).

/// Poisson with the given mean ≥ 0. count ≥ 1 ⇔ u < −expm1(−mean), to the bit, for mean < 32.
std::int64_t poisson(double u, double mean);

/// Binomial of n trials with chance p in [0, 1]; monotone in p and n.
/// count ≥ 1 ⇔ u < −expm1(n · log1p(−p)), to the bit, for p ≤ ½ and n·p < 32.
std::int64_t binomial(double u, std::int64_t n, double p);

/// Failures before the first success, each trial succeeding with chance p in (0, 1]; at most 2⁶².
std::int64_t geometric(double u, double p);

/// Exponential with mean 1; small u gives large values.
double exponential(double u);

/// Maps standard normal scores to quantiles of one distribution, fast: made once a segment, then
/// used for each of its people (with `GaussianCopula` for correlated traits). Cubic interpolation
/// of the logarithm (or logit) of the quantile with exact slopes; relative error ≤ 1e-6. Scores
/// beyond ±6.5 (two in ten thousand million) count as ±6.5.
class QuantileTable {
public:
  static QuantileTable gamma(double shape, double rate);
  static QuantileTable beta(double a, double b);
  static QuantileTable lognormal(double log_mean, double log_sd);

  /// The quantile whose rank is Φ(z).
  double operator()(double z) const;

private:
  enum class Link : std::uint8_t { log, logit, straight_log };
  struct Knot {
    double value;
    double slope; ///< times the distance of two knots
  };

  class MadeKnots;

  template <class Quantile>
  static QuantileTable tabulate(Link link, std::array<double, 2> shapes, Quantile quantile);

  Link link_ = Link::log;
  double intercept_ = 0;
  double slope_ = 0;
  std::vector<Knot> knots_;
};

/// What is wrong with a matrix that should be one of correlations.
struct CorrelationProblem {
  enum class Kind : std::uint8_t { size, diagonal, symmetry, range, not_positive_definite };
  Kind kind;
  std::size_t row; ///< the first row concerned
};

/// Jointly normal scores with given correlations, to be turned into traits by `QuantileTable`.
class GaussianCopula {
public:
  static constexpr std::size_t max_size = 8;

  /// The first problem of a row-major `size` × `size` matrix, if any.
  static std::optional<CorrelationProblem> problem(std::size_t size,
                                                   std::span<const double> correlation);

  /// Throws Error (bad data) if there is a problem.
  GaussianCopula(std::size_t size, std::span<const double> correlation);

  std::size_t size() const { return size_; }

  /// Correlated scores from the next 2 · size words of `draws`; entries beyond size are 0.
  std::array<double, max_size> scores(Draws& draws) const;
  /// The same from these words, at least 2 · size of them.
  std::array<double, max_size> scores(std::span<const std::uint32_t> words) const;
  /// Correlated scores from independent ones.
  std::array<double, max_size> correlate(const std::array<double, max_size>& independent) const;

private:
  std::size_t size_;
  std::array<std::array<double, max_size>, max_size> factor_{}; ///< Cholesky's, lower
};

} // namespace pondlab::engine
