#include "experiment/statistics/rare_count.hpp"

#include "engine/numeric/math.hpp"
#include "experiment/statistics/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pondlab::experiment {

namespace {

constexpr double tail = (1 - confidence) / 2;
constexpr double never_by_chance = .001;
constexpr int halvings = 60;

/// P(X < total) + ½ P(X = total) of a Poisson count X; between whole totals as the gamma
/// distribution goes.
double share_below(double total, double mean) {
  const double less = total > 0 ? engine::gamma_tails(total, mean).upper : 0;
  return (less + engine::gamma_tails(total + 1, mean).upper) / 2;
}

/// P(X < a) + ½ P(X = a), X heads among a + b coins; between whole numbers as the beta
/// distribution goes.
double share_of_coins(double a, double b) {
  const double fewer = a > 0 ? engine::beta_i(b + 1, a, .5) : 0;
  const double as_many = b > 0 ? engine::beta_i(b, a + 1, .5) : 1;
  return (fewer + as_many) / 2;
}

/// The mean in [low, high] at which `is_beyond` begins to hold.
template <class Holds>
double border(double low, double high, const Holds& is_beyond) {
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (is_beyond(middle) ? high : low) = middle;
  }
  return (low + high) / 2;
}

/// Of the mean of a Poisson count that came out as `total`.
Limits mid_p_limits(double total, double level) {
  const double far = total + 12 * std::sqrt(total + 1) + 12;
  Limits limits;
  if (total > 0)
    limits.low = border(0, total, [&](double m) { return share_below(total, m) < 1 - level; });
  limits.high = border(total, far, [&](double m) { return share_below(total, m) < level; });
  return limits;
}

/// The dispersion of a mean that is two standard errors higher: of counts in clusters (negative
/// binomial ones) φ − 1 grows with the mean, and where few clusters came they were small ones too.
double dispersion_above(const EventRate& rate, int n) {
  if (rate.dispersion <= 1) return 1;
  const double clusters = rate.mean * n / rate.dispersion;
  return 1 + (rate.dispersion - 1) * (1 + 2 / std::sqrt(clusters));
}

/// Of a rate, if n replications came out like this.
Limits limits_of(const EventRate& rate, int n) {
  const double level = rate.dispersion > 1 ? engine::normal_tails(student(n - 1)).upper : tail;
  const auto of_events_of = [&](double size) {
    const Limits events = mid_p_limits(rate.mean * n / size, level);
    return Limits{events.low * size / n, events.high * size / n};
  };
  return {of_events_of(rate.dispersion).low, of_events_of(dispersion_above(rate, n)).high};
}

double variance(std::span<const double> values, double mean) {
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / static_cast<double>(values.size() - 1);
}

EventRate rate_of(std::span<const double> values) {
  EventRate rate{.mean = mean_of(values)};
  if (rate.mean <= 0) return rate;
  rate.dispersion = std::max(1., variance(values, rate.mean) / rate.mean);
  return rate;
}

/// The same number each time, which so many rare events hardly ever come to.
bool is_fixed(std::span<const double> values) {
  const double each = std::abs(values.front());
  if (each == 0 || std::ranges::any_of(values, [&](double v) { return v != values.front(); }))
    return false;
  const auto n = static_cast<double>(values.size());
  const double chance =
      engine::log_gamma(n * each + 1) - n * engine::log_gamma(each + 1) - n * each * engine::log(n);
  return chance < engine::log(never_by_chance);
}

/// How much they are above zero, or below.
std::vector<double> part(std::span<const double> values, double sign) {
  std::vector<double> parts;
  for (const double value : values) parts.push_back(std::max(sign * value, 0.));
  return parts;
}

/// One of the two is zero in each replication, so their mean product is.
double correlation_of(const std::vector<double>& more, const std::vector<double>& less) {
  const double a = mean_of(more), b = mean_of(less);
  const double spread = std::sqrt(variance(more, a) * variance(less, b));
  const auto n = static_cast<double>(more.size());
  return spread > 0 ? std::max(-1., -a * b * n / (n - 1) / spread) : 0;
}

} // namespace

Limits RareCount::limits(int n) const {
  const Limits above = limits_of(more, n);
  if (!is_difference) return above;
  const Limits below = limits_of(less, n);
  const auto joined = [this](double a, double b) {
    return std::sqrt(std::max(0., a * a + b * b - 2 * correlation * a * b));
  };
  return {mean() - joined(more.mean - above.low, below.high - less.mean),
          mean() + joined(above.high - more.mean, less.mean - below.low)};
}

double RareCount::chance_above_zero(int n) const {
  const double events = more.mean + less.mean;
  if (events <= 0) return .5;
  const double a = std::sqrt(more.mean * more.dispersion);
  const double b = std::sqrt(less.mean * less.dispersion);
  const double size = std::max(1., (a * a + b * b - 2 * correlation * a * b) / events);
  const double chance = share_of_coins(more.mean * n / size, less.mean * n / size);
  if (size < 1 + 1e-9 || chance <= 0 || chance >= 1) return chance;
  return student_cdf(engine::normal_quantile(chance), n - 1); // as the limits of clusters
}

std::optional<RareCount> rare_count(std::span<const double> values, CountKind kind) {
  if (is_fixed(values)) return std::nullopt;
  RareCount rare{.is_difference = kind == CountKind::difference};
  const std::vector<double> more = part(values, 1), less = part(values, -1);
  const auto n = static_cast<double>(values.size());
  rare.more = rate_of(more);
  if (!rare.is_difference)
    return n * rare.more.mean / rare.more.dispersion < few_events ? std::optional(rare)
                                                                  : std::nullopt;
  rare.less = rate_of(less);
  rare.correlation = correlation_of(more, less);
  return n * (rare.more.mean + rare.less.mean) < few_events ? std::optional(rare) : std::nullopt;
}

} // namespace pondlab::experiment
