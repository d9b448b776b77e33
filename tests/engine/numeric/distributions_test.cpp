#include "engine/numeric/distributions.hpp"

#include "base/error.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

namespace pondlab::engine::distributions_test { // where exp and log are the engine's

namespace {

/// A stream of uniforms for tests, some of them far out in the tails.
class Uniforms {
public:
  double next() {
    const double u = draws_.unit53();
    return ++count_ % 4 == 0 ? exp(-25 * u) : u;
  }
  double between(double from, double to) { return from + (to - from) * draws_.unit53(); }

private:
  Draws draws_{Source(1, 0), 0, 0, 0u};
  int count_ = 0;
};

double poisson_tail(std::int64_t k, double mean) { // P(N ≥ k)
  return k <= 0 ? 1 : gamma_p(static_cast<double>(k), mean);
}

double binomial_tail(std::int64_t k, std::int64_t n, double p) {
  if (k <= 0) return 1;
  return k > n ? 0 : beta_i(static_cast<double>(k), static_cast<double>(n - k + 1), p);
}

constexpr double slack = 1e-9; // of the tails themselves

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double correlation_of(const std::vector<double>& x, const std::vector<double>& y) {
  const double mx = mean_of(x), my = mean_of(y);
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

std::vector<double> ranks_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<double>(i);
  return ranks;
}

template <class Sample>
std::uint64_t golden(Sample sample) {
  Draws draws(Source(2, 0), 0, 0, 0u);
  std::uint64_t hash = 0;
  for (int i = 0; i < 3000; ++i) hash = mix64(hash, static_cast<std::uint64_t>(sample(draws)));
  return hash;
}

} // namespace

TEST_CASE("Poisson counts invert the tail, small u giving large counts") {
  Uniforms uniforms;
  for (int i = 0; i < 20000; ++i) {
    const double mean = exp(uniforms.between(-8, 9)), u = uniforms.next();
    const std::int64_t k = poisson(u, mean);
    INFO(u << ' ' << mean << ' ' << k);
    REQUIRE(u < poisson_tail(k, mean) * (1 + slack));
    REQUIRE(u >= poisson_tail(k + 1, mean) * (1 - slack) - 1e-15);
    REQUIRE(poisson(u, mean * 1.01) >= k);
  }
}

TEST_CASE("a Poisson count is positive exactly below the gate's probability") {
  for (const double mean : {1e-9, 1e-4, 0.3, 2.5, 31.9}) {
    const double any = -expm1(-mean);
    CHECK(poisson(any, mean) == 0);
    CHECK(poisson(std::nextafter(any, 0), mean) >= 1);
  }
  CHECK(poisson(0.5, 0) == 0);
  CHECK(poisson(0x1p-53, 0) == 0);
}

TEST_CASE("binomial counts invert the tail, small u giving large counts") {
  Uniforms uniforms;
  for (int i = 0; i < 20000; ++i) {
    const auto n = static_cast<std::int64_t>(exp(uniforms.between(0, 9)));
    const double p = i % 3 == 0 ? exp(uniforms.between(-12, 0)) : uniforms.between(0, 1);
    const double u = uniforms.next();
    const std::int64_t k = binomial(u, n, p);
    INFO(u << ' ' << n << ' ' << p << ' ' << k);
    REQUIRE(u < binomial_tail(k, n, p) * (1 + slack) + 1e-14);
    REQUIRE(u >= binomial_tail(k + 1, n, p) * (1 - slack) - 1e-14);
    REQUIRE(binomial(u, n, std::min(1.0, p * 1.01)) >= k);
    REQUIRE(binomial(u, n + 1, p) >= k);
  }
}

TEST_CASE("binomial counts at the edges") {
  CHECK(binomial(0.5, 0, 0.5) == 0);
  CHECK(binomial(1e-12, 10, 0) == 0);
  CHECK(binomial(0.999, 10, 1) == 10);
  CHECK(binomial(0.2999, 1, 0.3) == 1);
  CHECK(binomial(0.3001, 1, 0.3) == 0);
  CHECK(binomial(0.6999, 1, 0.7) == 1);
  CHECK(binomial(0.7001, 1, 0.7) == 0);
  const double any = -expm1(12 * log1p(-0.01));
  CHECK(binomial(any, 12, 0.01) == 0);
  CHECK(binomial(std::nextafter(any, 0), 12, 0.01) >= 1);
}

TEST_CASE("geometric and exponential waiting") {
  CHECK(geometric(0.5, 1) == 0);
  CHECK(geometric(0x1p-53, 1e-300) == std::int64_t{1} << 62);
  Draws draws(Source(3, 0), 0, 0, 0u);
  double failures = 0, waited = 0;
  constexpr int count = 100000;
  for (int i = 0; i < count; ++i) {
    failures += static_cast<double>(geometric(draws.unit53(), 0.2));
    waited += exponential(draws.unit53());
  }
  CHECK(std::abs(failures / count - 4) < 4 * std::sqrt(20.0 / count));
  CHECK(std::abs(waited / count - 1) < 4 * std::sqrt(1.0 / count));
}

TEST_CASE("a table of quantiles is as good as solving for them") {
  for (const double shape : {0.1, 0.2426, 1.0, 3.744, 60.0}) {
    const auto table = QuantileTable::gamma(shape, 4.4136);
    for (double z = -6.5; z <= 6.5; z += 0.0137) {
      INFO(shape << ' ' << z);
      const double exact = exp(gamma_quantile_log(shape, normal_tails(z))) / 4.4136;
      REQUIRE(std::abs(table(z) - exact) <= 1e-7 * exact);
    }
    CHECK(table(7) == table(6.5));
    CHECK(table(-9) == table(-6.5));
  }
  for (const auto& [a, b] : {std::pair{0.7929, 2.4259}, {0.668, 3.806}, {1.0, 1.0}, {12.0, 0.9}}) {
    const auto table = QuantileTable::beta(a, b);
    for (double z = -6.5; z <= 6.5; z += 0.0137) {
      INFO(a << ' ' << b << ' ' << z);
      const double exact = logistic(beta_quantile_logit(a, b, normal_tails(z)));
      REQUIRE(std::abs(table(z) - exact) <= 1e-7 * exact);
    }
  }
  const auto lognormal = QuantileTable::lognormal(1.5, 0.5);
  CHECK(lognormal(0) == exp(1.5));
  CHECK(lognormal(2) == exp(2.5));
}

TEST_CASE("tables of quantiles give the distributions' mean and variance") {
  constexpr int count = 200000;
  const auto gamma = QuantileTable::gamma(0.2426, 4.4136);
  const auto beta = QuantileTable::beta(0.7929, 2.4259);
  Draws draws(Source(4, 0), 0, 0, 0u);
  double rate = 0, rate_squared = 0, drop_out = 0, drop_out_squared = 0;
  for (int i = 0; i < count; ++i) {
    const double x = gamma(normal_quantile(draws.unit53()));
    const double p = beta(normal_quantile(draws.unit53()));
    rate += x / count;
    rate_squared += x * x / count;
    drop_out += p / count;
    drop_out_squared += p * p / count;
  }
  const double mean = 0.2426 / 4.4136, variance = mean / 4.4136;
  CHECK(std::abs(rate - mean) < 4 * std::sqrt(variance / count));
  CHECK(std::abs(rate_squared - rate * rate - variance) < 0.05 * variance);
  const double sum = 0.7929 + 2.4259, share = 0.7929 / sum;
  const double spread = share * (1 - share) / (sum + 1);
  CHECK(std::abs(drop_out - share) < 4 * std::sqrt(spread / count));
  CHECK(std::abs(drop_out_squared - drop_out * drop_out - spread) < 0.02 * spread);
}

TEST_CASE("what is wrong with correlations is said") {
  using Kind = CorrelationProblem::Kind;
  const auto kind = [](std::size_t size, std::vector<double> matrix) {
    const auto problem = GaussianCopula::problem(size, matrix);
    return problem ? static_cast<int>(problem->kind) : -1;
  };
  CHECK(kind(2, {1, 0.5, 0.5, 1}) == -1);
  CHECK(kind(2, {1, 0.5, 0.5}) == static_cast<int>(Kind::size));
  CHECK(kind(2, {1, 0.5, 0.5, 0.9}) == static_cast<int>(Kind::diagonal));
  CHECK(kind(2, {1, 0.5, 0.4, 1}) == static_cast<int>(Kind::symmetry));
  CHECK(kind(2, {1, 1.5, 1.5, 1}) == static_cast<int>(Kind::range));
  const std::vector<double> impossible = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
  CHECK(kind(3, impossible) == static_cast<int>(Kind::not_positive_definite));
  CHECK(GaussianCopula::problem(3, impossible)->row == 2);
  CHECK_THROWS_AS(GaussianCopula(3, impossible), Error);
}

TEST_CASE("a copula gives the declared correlations, and ranks survive the marginals") {
  const std::vector<double> wanted = {1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1};
  const GaussianCopula copula(3, wanted);
  const auto gamma = QuantileTable::gamma(0.2426, 1);
  constexpr std::size_t count = 40000;
  std::vector<std::vector<double>> scores(3, std::vector<double>(count));
  std::vector<double> rates(count);
  for (std::size_t i = 0; i < count; ++i) {
    Draws draws(Source(5, 0), i, -1, 0u);
    const auto z = copula.scores(draws);
    for (std::size_t k = 0; k < 3; ++k) scores[k][i] = z[k];
    rates[i] = gamma(z[0]);
  }
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK(std::abs(correlation_of(scores[i], scores[j]) - wanted[i * 3 + j]) < 0.02);
  const double spearman = 6 / std::acos(-1.0) * std::asin(wanted[1] / 2);
  CHECK(std::abs(correlation_of(ranks_of(rates), ranks_of(scores[1])) - spearman) < 0.02);
}

TEST_CASE("samplers give the same values on every compiler and machine") {
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  CHECK(golden([](Draws& d) {
          const double mean = 3 * d.unit();
          return poisson(d.unit53(), mean);
        }) == 0x03ff2ed0e5abd641u);
  CHECK(golden([](Draws& d) {
          const double mean = 200 * d.unit();
          return poisson(d.unit53(), mean);
        }) == 0x684548d59e322e5eu);
  CHECK(golden([](Draws& d) {
          const std::uint32_t n = d.below(40);
          const double p = d.unit();
          return binomial(d.unit53(), n, p);
        }) == 0xd80b2b46661a0a9cu);
  CHECK(golden([](Draws& d) {
          const std::uint32_t n = d.below(4000);
          const double p = d.unit();
          return binomial(d.unit53(), n, p);
        }) == 0x9bbd09a572e68f65u);
  CHECK(golden([](Draws& d) {
          const double p = d.unit();
          return geometric(d.unit53(), p);
        }) == 0x365d9882e6e71562u);
  CHECK(golden([&](Draws& d) { return bits(exponential(d.unit53())); }) == 0xc369b73644466027u);
  const auto gamma = QuantileTable::gamma(0.2426, 4.4136);
  CHECK(golden([&](Draws& d) { return bits(gamma(normal_quantile(d.unit53()))); }) ==
        0xb1a06fafeae7c4b7u);
  const auto beta = QuantileTable::beta(0.7929, 2.4259);
  CHECK(golden([&](Draws& d) { return bits(beta(normal_quantile(d.unit53()))); }) ==
        0xebcb8b938315c472u);
  const GaussianCopula copula(2, std::vector<double>{1, 0.4, 0.4, 1});
  CHECK(golden([&](Draws& d) { return bits(copula.scores(d)[1]); }) == 0x33b6dc1937c325eau);
}

} // namespace pondlab::engine::distributions_test
