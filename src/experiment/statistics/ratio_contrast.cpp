#include "experiment/statistics/ratio_contrast.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace pondlab::experiment {

namespace {

constexpr int contrast_bisections = 80;
constexpr double endless_limit = std::numeric_limits<double>::infinity();
/// Nearer to one a correlation is not told from it by sums of squares.
constexpr double nearly_one = 1e-12;

/// A value, and how far it may lie below and above what was found.
struct Reach {
  double value;
  double below;
  double above;

  Reach times(double factor) const {
    if (factor < 0) return {factor * value, -factor * above, -factor * below};
    return {factor * value, factor * below, factor * above};
  }
};

Reach reach_of(const MeanRatio& ratio, const Limits& limits) {
  return {ratio.value(), ratio.value() - limits.low, limits.high - ratio.value()};
}

/// How far a − b may lie below what was found. Two that go together (r > 0) lie on the same side:
/// either a by more below than b, or b by more above than a.
double below_difference(const Reach& a, const Reach& b, double r) {
  const double apart = a.below * a.below + b.above * b.above;
  if (r <= 0) return std::sqrt(std::max(0., apart - 2 * r * a.below * b.above));
  const double together = std::max({a.below - b.below, b.above - a.above, 0.});
  return std::sqrt((1 - r) * apart + r * together * together);
}

Limits difference_limits(const Reach& a, const Reach& b, double r) {
  return {a.value - b.value - below_difference(a, b, r),
          a.value - b.value + below_difference(b, a, r)};
}

/// Those ρ for which zero lies within the limits of a − ρ·b; b lies above zero with all its reach.
Limits quotient_limits(const Reach& a, const Reach& b, double r) {
  const double found = a.value / b.value;
  if (a.below + a.above + b.below + b.above == 0) return {found, found};
  const auto difference = [&](double ratio) {
    return difference_limits(a, b.times(ratio), ratio < 0 ? -r : r);
  };
  const auto border = [](double outside, double inside, const auto& is_outside) {
    for (int i = 0; i < contrast_bisections; ++i) {
      const double middle = inside + (outside - inside) / 2;
      (is_outside(middle) ? outside : inside) = middle;
    }
    return inside;
  };
  const double least = b.value - b.below, size = std::abs(a.value);
  return {
      border(-(size + a.below) / least, found, [&](double q) { return difference(q).low > 0; }),
      border((size + a.above) / least, found, [&](double q) { return difference(q).high < 0; })};
}

/// What a replication does to the ratio, to the first order, times its denominator.
std::vector<double> influence(const RatioValues& values, const MeanRatio& ratio) {
  std::vector<double> parts;
  for (std::size_t r = 0; r < values.of.size(); ++r)
    parts.push_back((values.of[r] - ratio.value() * values.over[r]) / ratio.over.mean);
  return parts;
}

double common_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double aa = 0, bb = 0, ab = 0; // their means are zero
  for (std::size_t r = 0; r < a.size(); ++r) {
    aa += a[r] * a[r];
    bb += b[r] * b[r];
    ab += a[r] * b[r];
  }
  const double found = aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
  return std::abs(found) > 1 - nearly_one ? std::copysign(1, found) : found;
}

bool holds_zero(const Limits& limits) { return limits.low <= 0 && limits.high >= 0; }

} // namespace

double RatioContrast::value() const {
  return divided ? of.value() / against.value() : of.value() - against.value();
}

double RatioContrast::sd() const {
  const double own = of.sd(), its = against.sd() * (divided ? value() : 1);
  const double sum = std::sqrt(std::max(0., own * own + its * its - 2 * correlation * own * its));
  return divided ? sum / std::abs(against.value()) : sum;
}

Limits RatioContrast::limits(int replications) const {
  const Limits own = of.limits(replications), its = against.limits(replications);
  if (!std::isfinite(own.low) || !std::isfinite(its.low)) return {-endless_limit, endless_limit};
  const Reach a = reach_of(of, own), b = reach_of(against, its);
  if (!divided) return difference_limits(a, b, correlation);
  if (holds_zero(its)) return {-endless_limit, endless_limit};
  const double sign = b.value < 0 ? -1 : 1;
  return quotient_limits(a.times(sign), b.times(sign), correlation);
}

RatioContrast ratio_contrast(const RatioValues& of, const RatioValues& against, bool divided,
                             std::optional<CountKind> counts) {
  RatioContrast contrast{.of = mean_ratio(of.of, of.over, counts),
                         .against = mean_ratio(against.of, against.over, counts),
                         .divided = divided,
                         .n = static_cast<int>(of.of.size())};
  if (contrast.of.over.mean != 0 && contrast.against.over.mean != 0)
    contrast.correlation =
        common_correlation(influence(of, contrast.of), influence(against, contrast.against));
  return contrast;
}

} // namespace pondlab::experiment
