#include "experiment/statistics/assessment.hpp"

#include "experiment/statistics/confidence_sequence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::experiment {

namespace {

Verdict verdict_on(const Limits& interval, const Band& band) {
  if (interval.low >= band.low && interval.high <= band.high) return Verdict::pass;
  if (interval.high < band.low || interval.low > band.high) return Verdict::fail;
  return Verdict::inconclusive;
}

/// The interval of n replications with the mean and spread of these.
Limits limits_at(const Estimate& estimate, int n) {
  if (estimate.contrast) return estimate.contrast->limits(n);
  if (estimate.ratio) return estimate.ratio->limits(n);
  if (estimate.rare) return estimate.rare->limits(n);
  const double half_width = student(n - 1) * estimate.sd / std::sqrt(static_cast<double>(n));
  return {estimate.mean - half_width, estimate.mean + half_width};
}

/// The same of an interval that may be looked at after every one of them.
Limits anytime_limits_at(const Estimate& estimate, int n, double error) {
  double half_width = anytime_half_width(n, estimate.sd, error);
  if (estimate.rare) { // of zeros there is no spread
    const Limits fixed = estimate.rare->limits(n);
    half_width = std::max({half_width, estimate.mean - fixed.low, fixed.high - estimate.mean});
  }
  return {estimate.mean - half_width, estimate.mean + half_width};
}

/// Replications that made it, also where they make no value.
int known(const Estimate& estimate) {
  if (estimate.contrast) return estimate.contrast->n;
  return estimate.ratio ? estimate.ratio->n : estimate.n;
}

/// The least n whose interval settles it: intervals narrow with n, so by bisection.
template <class LimitsAt>
int needed(const Estimate& estimate, const Band& band, LimitsAt limits) {
  const auto settles = [&](int n) { return verdict_on(limits(n), band) != Verdict::inconclusive; };
  if (!settles(most_needed)) return 0;
  int low = known(estimate), high = most_needed;
  while (low + 1 < high) {
    const int middle = low + (high - low) / 2;
    (settles(middle) ? high : low) = middle;
  }
  return high;
}

int needed(const Estimate& estimate, const Band& band) {
  return needed(estimate, band, [&](int n) { return limits_at(estimate, n); });
}

} // namespace

std::string_view key_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> keys = {"pass", "fail", "inconclusive",
                                                           "skipped"};
  return keys[static_cast<std::size_t>(verdict)];
}

Assessment judge(const Estimate& estimate, const Band& band) {
  if (estimate.is_endless())
    return {.verdict = Verdict::inconclusive, .needed = needed(estimate, band)};
  if (!estimate.defined()) return {.verdict = Verdict::fail};
  if (!estimate.has_interval()) return {.verdict = Verdict::inconclusive, .needed = 2};
  const Verdict verdict = verdict_on({estimate.low(), estimate.high()}, band);
  return {.verdict = verdict,
          .needed = verdict == Verdict::inconclusive ? needed(estimate, band) : 0};
}

Assessment judge_anytime(const Estimate& estimate, const Band& band, double error) {
  if (!estimate.defined()) return {.verdict = Verdict::inconclusive};
  if (!estimate.has_interval()) return {.verdict = Verdict::inconclusive, .needed = 2};
  const auto limits = [&](int n) { return anytime_limits_at(estimate, n, error); };
  const Verdict verdict = verdict_on(limits(estimate.n), band);
  return {.verdict = verdict,
          .needed = verdict == Verdict::inconclusive ? needed(estimate, band, limits) : 0};
}

} // namespace pondlab::experiment
