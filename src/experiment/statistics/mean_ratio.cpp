#include "experiment/statistics/mean_ratio.hpp"

#include "experiment/statistics/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pondlab::experiment {

namespace {

constexpr int bisections = 80;
/// Nearer to one a correlation is not told from it by sums of squares.
constexpr double rounding = 1e-12;

SampleMean sample_mean(std::span<const double> values, std::optional<CountKind> counts) {
  const std::vector<std::optional<double>> known(values.begin(), values.end());
  const Estimate found = counts ? estimate_count(known, *counts) : estimate(known);
  return {.mean = found.mean, .sd = found.sd, .rare = found.rare};
}

double correlation_of(std::span<const double> a, const SampleMean& of, std::span<const double> b,
                      const SampleMean& over) {
  double products = 0;
  for (std::size_t r = 0; r < a.size(); ++r) products += (a[r] - of.mean) * (b[r] - over.mean);
  const double spread = of.sd * over.sd;
  const auto n = static_cast<double>(a.size());
  const double found = spread > 0 ? products / (n - 1) / spread : 0;
  return std::abs(found) > 1 - rounding ? std::copysign(1, found) : found;
}

/// How far the mean of one side may lie below what was found, and above.
struct Room {
  double mean;
  double below;
  double above;
  Room turned() const { return {-mean, above, below}; }
};

Room room_of(const SampleMean& side, int n) {
  const Limits limits = side.limits(n);
  return {side.mean, side.mean - limits.low, limits.high - side.mean};
}

/// Of numerators and a denominator that lies above zero with all its interval.
class RatioLimits {
public:
  RatioLimits(const Room& of, const Room& over, double correlation)
      : of_(of), over_(over), correlation_(correlation) {}

  Limits limits() const {
    const double found = of_.mean / over_.mean;
    if (of_.below + of_.above + over_.below + over_.above == 0) return {found, found};
    // Beyond these x − ρ·y is away from zero, whatever the correlation.
    const double least = over_.mean - std::max(over_.below, 0.);
    const double size = std::abs(of_.mean);
    return {border(found, -(size + of_.below) / least, [this](double r) { return is_above(r); }),
            border(found, (size + of_.above) / least, [this](double r) { return is_below(r); })};
  }

private:
  /// √(a² + b² − 2·r·a·b), written so that of two parts that always go together nothing is left.
  double joined(double a, double b) const {
    return std::sqrt(std::max(0., (a - b) * (a - b) + 2 * a * b * (1 - correlation_)));
  }

  /// The mean of x − ρ·y lies above zero with all its interval: where ρ is below zero, less of the
  /// denominator makes it smaller, and else more.
  bool is_above(double ratio) const {
    const double over = ratio * (ratio < 0 ? over_.below : over_.above);
    return of_.mean - ratio * over_.mean > joined(of_.below, over);
  }
  bool is_below(double ratio) const {
    const double over = ratio * (ratio < 0 ? over_.above : over_.below);
    return ratio * over_.mean - of_.mean > joined(of_.above, over);
  }

  /// Between a ratio that goes with the data and one that does not: the last that does.
  template <class Holds>
  static double border(double inside, double outside, const Holds& is_outside) {
    for (int i = 0; i < bisections; ++i) {
      const double middle = inside + (outside - inside) / 2;
      (is_outside(middle) ? outside : inside) = middle;
    }
    return inside;
  }

  Room of_;
  Room over_;
  double correlation_;
};

} // namespace

Limits SampleMean::limits(int n) const {
  if (rare) return rare->limits(n);
  const double half_width = student(n - 1) * sd / std::sqrt(static_cast<double>(n));
  return {mean - half_width, mean + half_width};
}

double MeanRatio::sd() const {
  const double part = value() * over.sd;
  return std::sqrt(std::max(0., of.sd * of.sd + part * part - 2 * correlation * of.sd * part)) /
         std::abs(over.mean);
}

Limits MeanRatio::limits(int replications) const {
  constexpr double endless = std::numeric_limits<double>::infinity();
  const Limits denominator = over.limits(replications);
  if (denominator.low <= 0 && denominator.high >= 0) return {-endless, endless};
  const Room up = room_of(of, replications), down = room_of(over, replications);
  if (down.mean < 0) return RatioLimits(up.turned(), down.turned(), correlation).limits();
  return RatioLimits(up, down, correlation).limits();
}

MeanRatio mean_ratio(std::span<const double> of, std::span<const double> over,
                     std::optional<CountKind> counts) {
  MeanRatio ratio{.of = sample_mean(of, counts),
                  .over = sample_mean(over, counts),
                  .n = static_cast<int>(of.size())};
  ratio.correlation = correlation_of(of, ratio.of, over, ratio.over);
  return ratio;
}

} // namespace pondlab::experiment
