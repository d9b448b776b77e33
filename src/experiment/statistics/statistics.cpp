#include "experiment/statistics/statistics.hpp"

#include "engine/numeric/math.hpp"

#include <cmath>
#include <limits>

namespace pondlab::experiment {

double student(int freedom) {
  // P(|T| > t) = I_x(ν/2, 1/2) with x = ν / (ν + t²).
  const double x = engine::beta_quantile(freedom / 2., .5, 1 - confidence);
  return std::sqrt(freedom * (1 - x) / x);
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

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
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
