#include "experiment/statistics/assessment.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::experiment {

namespace {

bool settles(const Estimate& estimate, double distance, int n) {
  return student(n - 1) * estimate.sd / std::sqrt(static_cast<double>(n)) <= distance;
}

/// The least n whose half-width is at most the distance to the nearest limit: half-widths fall with
/// n, so by bisection.
int needed(const Estimate& estimate, const Band& band) {
  const double distance =
      std::min(std::abs(estimate.mean - band.low), std::abs(estimate.mean - band.high));
  if (!settles(estimate, distance, most_needed)) return 0;
  int low = estimate.n, high = most_needed;
  while (low + 1 < high) {
    const int middle = low + (high - low) / 2;
    (settles(estimate, distance, middle) ? high : low) = middle;
  }
  return high;
}

} // namespace

std::string_view key_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> keys = {"pass", "fail", "inconclusive",
                                                           "skipped"};
  return keys[static_cast<std::size_t>(verdict)];
}

Assessment judge(const Estimate& estimate, const Band& band) {
  if (!estimate.defined()) return {.verdict = Verdict::fail};
  if (!estimate.has_interval()) return {.verdict = Verdict::inconclusive, .needed = 2};
  if (estimate.low() >= band.low && estimate.high() <= band.high) return {.verdict = Verdict::pass};
  if (estimate.high() < band.low || estimate.low() > band.high) return {.verdict = Verdict::fail};
  return {.verdict = Verdict::inconclusive, .needed = needed(estimate, band)};
}

} // namespace pondlab::experiment
