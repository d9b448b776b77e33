#include "engine/numeric/distributions.hpp"

#include "base/error.hpp"
#include "engine/numeric/math.hpp"

#include <cmath>
#include <map>
#include <mutex>

namespace pondlab::engine {

namespace {

constexpr double walk_from_zero_below = 32; // mean up to which inversion starts at a count of 0
constexpr double negligible = 1e-20;        // chances below this cannot move a sum any more

/// Inversion from a known tail: `tail` = P(N ≥ k), `chance` = P(N = k). `up(k)` is the ratio
/// P(N = k) / P(N = k − 1).
template <class Ratio>
std::int64_t walk(double u, std::int64_t k, std::int64_t last, double tail, double chance,
                  Ratio up) {
  if (u < tail) {
    while (k < last) {
      tail -= chance;
      if (!(u < tail) || chance < negligible) break;
      ++k;
      chance *= up(k);
    }
    return k;
  }
  while (k > 0) {
    chance /= up(k);
    --k;
    tail += chance;
    if (u < tail) break;
  }
  return k;
}

std::int64_t guess(double u, double mean, double variance, std::int64_t last) {
  const double k = std::floor(mean - normal_quantile(u) * std::sqrt(variance));
  return k < 1 ? 1 : k > static_cast<double>(last) ? last : static_cast<std::int64_t>(k);
}

} // namespace

std::int64_t poisson(double u, double mean) {
  if (!(mean > 0)) return 0;
  constexpr std::int64_t last = std::int64_t{1} << 62;
  const auto up = [mean](std::int64_t k) { return mean / static_cast<double>(k); };
  if (mean < walk_from_zero_below) {
    // P(N ≥ 2) < mean²/2 and P(N ≥ 1) > mean − mean²/2: mostly nothing has to be computed.
    const double two = .5 * mean * mean;
    if (u >= mean) return 0;
    if (u >= two && u < mean - two && mean > 0x1p-20) return 1;
    const double any = -expm1(-mean);
    if (!(u < any)) return 0;
    return walk(u, 1, last, any, exp(-mean) * mean, up);
  }
  const std::int64_t k = guess(u, mean, mean, last);
  const auto real = static_cast<double>(k);
  const double chance = exp(real * log(mean) - mean - log_gamma(real + 1));
  return walk(u, k, last, gamma_p(real, mean), chance, up);
}

namespace {

/// P(X = 0) and P(X ≥ 1) of a binomial.
struct None {
  double chance;
  double any;
};

None none_of(std::int64_t n, double p) {
  if (n > 64 || p < 1. / 64) {
    const double log_none = static_cast<double>(n) * log1p(-p);
    return {exp(log_none), -expm1(log_none)};
  }
  double chance = 1; // by squaring: no cancellation worth mentioning, and no logarithm
  double square = 1 - p;
  for (std::int64_t left = n; left > 0; left /= 2, square *= square)
    if (left % 2 == 1) chance *= square;
  return {chance, 1 - chance};
}

} // namespace

std::int64_t binomial(double u, std::int64_t n, double p) {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  const auto trials = static_cast<double>(n);
  if (u >= trials * p) return 0; // P(X ≥ 1) ≤ n·p
  if (n == 1) return 1;
  const double q = 1 - p;
  const double odds = p / q;
  const auto up = [trials, odds](std::int64_t k) {
    const auto real = static_cast<double>(k);
    return (trials - real + 1) / real * odds;
  };
  if (p <= 0.5 && trials * p < walk_from_zero_below) {
    const None none = none_of(n, p);
    if (!(u < none.any)) return 0;
    return walk(u, 1, n, none.any, none.chance * up(1), up);
  }
  if (p > 0.5 && trials * q < walk_from_zero_below) {
    const double all = exp(trials * log(p));
    return walk(u, n, n, all, all, up);
  }
  const std::int64_t k = guess(u, trials * p, trials * p * q, n);
  const auto real = static_cast<double>(k);
  const double chance =
      exp(log_gamma(trials + 1) - log_gamma(real + 1) - log_gamma(trials - real + 1) +
          real * log(p) + (trials - real) * log1p(-p));
  return walk(u, k, n, beta_i(real, trials - real + 1, p), chance, up);
}

std::int64_t geometric(double u, double p) {
  if (p >= 1) return 0;
  constexpr double most = 0x1p62;
  const double failures = std::floor(log(u) / log1p(-p));
  return failures < most ? static_cast<std::int64_t>(failures) : std::int64_t{1} << 62;
}

double exponential(double u) { return -log(u); }

namespace {

constexpr double farthest = 6.5;
constexpr int intervals = 512;
constexpr int middle = intervals / 2; // the knot at z = 0
constexpr double spacing = 2 * farthest / intervals;

double normal_density(double z) { return 0.39894228040143267794 * exp(-0.5 * z * z); }

/// Where the knots lie on the normal distribution.
struct NormalKnot {
  Tails tails;
  double density;
};

const std::array<NormalKnot, intervals + 1>& normal_knots() {
  static const auto made = [] {
    std::array<NormalKnot, intervals + 1> knots;
    for (int i = 0; i <= intervals; ++i) {
      const double z = (i - middle) * spacing;
      knots[static_cast<std::size_t>(i)] = {normal_tails(z), normal_density(z)};
    }
    return knots;
  }();
  return made;
}

} // namespace

/// Knots that were made, by what they depend on. A study compiles one plan for each point of its
/// doubtful parameters, most of which leave the shapes as they are; to make the knots of a segment
/// takes longer than all else of a plan. Any number of threads; forgotten when there are many.
class QuantileTable::MadeKnots {
public:
  using Key = std::array<double, 3>; ///< link, shapes

  template <class Make>
  std::vector<Knot> of(const Key& key, Make make) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = made_.find(key); found != made_.end()) return found->second;
    }
    std::vector<Knot> knots = make();
    const std::lock_guard lock(mutex_);
    if (made_.size() >= most) made_.clear();
    made_.emplace(key, knots);
    return knots;
  }

private:
  static constexpr std::size_t most = 128; // of 8 KB each

  std::mutex mutex_;
  std::map<Key, std::vector<Knot>> made_;
};

template <class Quantile>
QuantileTable QuantileTable::tabulate(Link link, std::array<double, 2> shapes, Quantile quantile) {
  static MadeKnots made;
  QuantileTable table;
  table.link_ = link;
  table.knots_ = made.of({static_cast<double>(link), shapes[0], shapes[1]}, [&] {
    std::vector<Knot> knots;
    knots.reserve(intervals + 1);
    for (const NormalKnot& normal : normal_knots()) {
      const auto [value, density] = quantile(normal.tails);
      knots.push_back({value, normal.density / density * spacing});
    }
    return knots;
  });
  return table;
}

QuantileTable QuantileTable::gamma(double shape, double rate) {
  auto table = tabulate(Link::log, {shape, 0}, [shape](Tails tails) {
    const double y = gamma_quantile_log(shape, tails);
    return std::pair{y, gamma_log_density(shape, y)};
  });
  const double log_rate = log(rate);
  for (Knot& knot : table.knots_) knot.value -= log_rate;
  return table;
}

QuantileTable QuantileTable::beta(double a, double b) {
  return tabulate(Link::logit, {a, b}, [a, b](Tails tails) {
    const double y = beta_quantile_logit(a, b, tails);
    return std::pair{y, beta_logit_density(a, b, y)};
  });
}

QuantileTable QuantileTable::lognormal(double log_mean, double log_sd) {
  QuantileTable table;
  table.link_ = Link::straight_log;
  table.intercept_ = log_mean;
  table.slope_ = log_sd;
  return table;
}

double QuantileTable::operator()(double z) const {
  z = z < -farthest ? -farthest : z > farthest ? farthest : z;
  if (link_ == Link::straight_log) return exp(intercept_ + slope_ * z);
  const double place = (z + farthest) * (1 / spacing);
  const int left = place < intervals ? static_cast<int>(place) : intervals - 1;
  const double t = place - left;
  const Knot& a = knots_[static_cast<std::size_t>(left)];
  const Knot& b = knots_[static_cast<std::size_t>(left) + 1];
  const double rise = b.value - a.value;
  const double bend = (a.slope - rise) * (1 - t) + (rise - b.slope) * t;
  const double y = a.value + t * rise + t * (1 - t) * bend;
  return link_ == Link::log ? exp(y) : logistic(y);
}

namespace {

using Factor = std::array<std::array<double, GaussianCopula::max_size>, GaussianCopula::max_size>;

/// Cholesky's factor; the row at which the matrix turns out not to be positive definite, or size.
std::size_t factorise(std::size_t size, std::span<const double> matrix, Factor& factor) {
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i * size + j];
      for (std::size_t k = 0; k < j; ++k) sum -= factor[i][k] * factor[j][k];
      if (j < i) {
        factor[i][j] = sum / factor[j][j];
      } else {
        if (!(sum > 1e-10)) return i;
        factor[i][i] = std::sqrt(sum);
      }
    }
  return size;
}

} // namespace

std::optional<CorrelationProblem> GaussianCopula::problem(std::size_t size,
                                                          std::span<const double> correlation) {
  using Kind = CorrelationProblem::Kind;
  if (size == 0 || size > max_size || correlation.size() != size * size)
    return CorrelationProblem{Kind::size, 0};
  for (std::size_t i = 0; i < size; ++i) {
    if (correlation[i * size + i] != 1) return CorrelationProblem{Kind::diagonal, i};
    for (std::size_t j = 0; j < i; ++j) {
      const double r = correlation[i * size + j];
      if (r != correlation[j * size + i]) return CorrelationProblem{Kind::symmetry, i};
      if (!(r >= -1 && r <= 1)) return CorrelationProblem{Kind::range, i};
    }
  }
  Factor factor{};
  const std::size_t row = factorise(size, correlation, factor);
  if (row < size) return CorrelationProblem{Kind::not_positive_definite, row};
  return std::nullopt;
}

GaussianCopula::GaussianCopula(std::size_t size, std::span<const double> correlation)
    : size_(size) {
  if (problem(size, correlation))
    throw Error(Failure::bad_data, "The correlations of the traits contradict each other.");
  factorise(size, correlation, factor_);
}

std::array<double, GaussianCopula::max_size> GaussianCopula::scores(Draws& draws) const {
  std::array<double, max_size> independent{};
  for (std::size_t i = 0; i < size_; ++i) independent[i] = normal_quantile(draws.unit53());
  return correlate(independent);
}

std::array<double, GaussianCopula::max_size>
GaussianCopula::scores(std::span<const std::uint32_t> words) const {
  std::array<double, max_size> independent{};
  for (std::size_t i = 0; i < size_; ++i)
    independent[i] = normal_quantile(unit53(words[2 * i], words[2 * i + 1]));
  return correlate(independent);
}

std::array<double, GaussianCopula::max_size>
GaussianCopula::correlate(const std::array<double, max_size>& independent) const {
  std::array<double, max_size> result{};
  for (std::size_t i = 0; i < size_; ++i)
    for (std::size_t j = 0; j <= i; ++j) result[i] += factor_[i][j] * independent[j];
  return result;
}

} // namespace pondlab::engine
