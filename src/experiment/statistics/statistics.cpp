#include "experiment/statistics/statistics.hpp"

#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pondlab::experiment {

double student(int freedom, double within) {
  // P(|T| > t) = I_x(ν/2, 1/2) with x = ν / (ν + t²).
  const double x = engine::beta_quantile(freedom / 2., .5, 1 - within);
  return std::sqrt(freedom * (1 - x) / x);
}

double student_cdf(double t, int freedom) {
  // By I_x(ν/2, 1/2) with x = ν / (ν + t²).
  const double tail = engine::beta_i(freedom / 2., .5, freedom / (freedom + t * t)) / 2;
  return t < 0 ? tail : 1 - tail;
}

Estimate estimate(std::span<const std::optional<double>> values) {
  Estimate result;
  double sum = 0;
  for (const auto& value : values) {
    if (!value) {
      ++result.undefined;
      continue;
    }
    ++result.n;
    sum += *value;
  }
  if (result.n == 0) return result;
  result.mean = sum / result.n;
  if (result.n < 2) return result;
  double squares = 0;
  for (const auto& value : values)
    if (value) squares += (*value - result.mean) * (*value - result.mean);
  result.sd = std::sqrt(squares / (result.n - 1));
  result.half_width = student(result.n - 1) * result.sd / std::sqrt(static_cast<double>(result.n));
  return result;
}

Estimate estimate_count(std::span<const std::optional<double>> values, CountKind kind) {
  Estimate result = estimate(values);
  if (!result.has_interval()) return result;
  std::vector<double> known;
  for (const auto& value : values)
    if (value) known.push_back(*value);
  result.rare = rare_count(known, kind);
  if (!result.rare) return result;
  result.limits = result.rare->limits(result.n);
  result.half_width = std::max(result.mean - result.limits.low, result.limits.high - result.mean);
  return result;
}

namespace {

/// Zero in every replication, of what is not rare.
bool is_nothing(const SampleMean& mean) { return mean.mean == 0 && mean.sd == 0 && !mean.rare; }

/// With a ratio's value, of n replications that made it, unless its limits are endless.
template <class Ratio>
Estimate with_value(Estimate result, const Ratio& ratio) {
  result.limits = ratio.limits(ratio.n);
  if (!std::isfinite(result.limits.low)) return result;
  std::swap(result.n, result.undefined);
  result.mean = ratio.value();
  result.sd = ratio.sd();
  result.half_width = std::max(result.mean - result.limits.low, result.limits.high - result.mean);
  return result;
}

} // namespace

Estimate estimate_ratio(std::span<const double> of, std::span<const double> over,
                        std::optional<CountKind> counts) {
  const int n = static_cast<int>(over.size());
  const Estimate none{.undefined = n};
  if (n == 0) return none;
  if (n == 1) return over.front() == 0 ? none : Estimate{.n = 1, .mean = of.front() / over.front()};
  const MeanRatio ratio = mean_ratio(of, over, counts);
  return is_nothing(ratio.over) ? none : with_value({.undefined = n, .ratio = ratio}, ratio);
}

Estimate estimate_contrast(const RatioValues& of, const RatioValues& against, bool divided,
                           std::optional<CountKind> counts) {
  const int n = static_cast<int>(of.over.size());
  const Estimate none{.undefined = n};
  if (n == 0) return none;
  if (n == 1) {
    const double divisor =
        of.over.front() * against.over.front() * (divided ? against.of.front() : 1);
    if (divisor == 0) return none;
    const double own = of.of.front() / of.over.front();
    const double its = against.of.front() / against.over.front();
    return {.n = 1, .mean = divided ? own / its : own - its};
  }
  const RatioContrast contrast = ratio_contrast(of, against, divided, counts);
  if (is_nothing(contrast.of.over) || is_nothing(contrast.against.over) ||
      (divided && is_nothing(contrast.against.of)))
    return none;
  return with_value({.undefined = n, .contrast = contrast}, contrast);
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double skewness(std::span<const double> values) {
  if (values.empty()) return 0;
  const double mean = mean_of(values);
  double squares = 0, cubes = 0;
  for (const double value : values) {
    const double off = value - mean;
    squares += off * off;
    cubes += off * off * off;
  }
  const auto n = static_cast<double>(values.size());
  const double spread = squares / n;
  return spread > 0 ? cubes / n / (spread * std::sqrt(spread)) : 0;
}

double quantile(std::span<const double> ascending, double share) {
  if (ascending.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = share * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  if (below + 1 >= ascending.size()) return ascending.back();
  const double weight = place - static_cast<double>(below);
  return ascending[below] + weight * (ascending[below + 1] - ascending[below]);
}

} // namespace pondlab::experiment
