// Intervals of rare counts: known limits, and how often they cover the truth.
#include "experiment/statistics/rare_count.hpp"

#include "engine/numeric/random.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/statistics.hpp"
#include "support/builds.hpp"
#include "support/noise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace pondlab::tests::rare_count_test {

using namespace pondlab::experiment;

namespace {

using Draw = std::function<double(engine::Draws&)>;

std::vector<std::optional<double>> values_of(std::initializer_list<double> values) {
  return {values.begin(), values.end()};
}

/// A negative binomial count with `dispersion` times the variance of a Poisson count: a Poisson
/// number of clusters whose sizes are logarithmic.
double negative_binomial(engine::Draws& draws, double mean, double dispersion) {
  const double q = 1 - 1 / dispersion, scale = -1 / std::log(1 - q);
  const auto clusters = static_cast<int>(poisson(draws, mean / (scale * q / (1 - q))));
  double count = 0;
  for (int i = 0; i < clusters; ++i) {
    double left = draws.unit(), size = 1;
    for (double share = scale * q; left > share && size < 200;
         ++size, share *= q * (size - 1) / size)
      left -= share;
    count += size;
  }
  return count;
}

constexpr int trials = affordable(4'000);
const double margin = slack(4'000);

/// Share of intervals that hold the truth.
double coverage(int n, double truth, CountKind kind, const Draw& draw) {
  int held = 0;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    engine::Draws draws(engine::Source(77, static_cast<std::uint32_t>(n)), trial, 0, 0u);
    std::vector<std::optional<double>> values;
    for (int r = 0; r < n; ++r) values.emplace_back(draw(draws));
    const Estimate found = estimate_count(values, kind);
    held += found.low() <= truth && truth <= found.high();
  }
  return static_cast<double>(held) / trials;
}

double of_poisson(int n, double mean) {
  return coverage(n, mean, CountKind::events,
                  [mean](engine::Draws& draws) { return poisson(draws, mean); });
}

/// Of two counts that share a Poisson count of mean 3.
double of_paired(int n, double one, double other) {
  return coverage(n, one - other, CountKind::difference, [=](engine::Draws& draws) {
    const double shared = poisson(draws, 3);
    const double a = shared + poisson(draws, one), b = shared + poisson(draws, other);
    return a - b;
  });
}

} // namespace

TEST_CASE("No event in n replications leaves a mean of 3 / n, the rule of three") {
  for (const int n : {2, 20, 300}) {
    const Estimate none =
        estimate_count(std::vector<std::optional<double>>(n, 0), CountKind::events);
    REQUIRE(none.rare);
    CHECK(none.low() == 0);
    CHECK(std::abs(none.high() - std::log(20) / n) < 1e-12 * 20); // e^−m / 2 = .025
  }
  const Estimate alike =
      estimate_count(std::vector<std::optional<double>>(20, 0), CountKind::difference);
  CHECK(std::abs(alike.high() - std::log(20) / 20) < 1e-10);
  CHECK(std::abs(alike.low() + std::log(20) / 20) < 1e-10);
}

TEST_CASE("Of few events the limits are those of mid-P") {
  // Five events: P(X < 5) + ½ P(X = 5) is .975 and .025 at the two ends.
  std::vector<std::optional<double>> values(50, 0);
  for (int r = 0; r < 5; ++r) values[r * 7] = 1;
  const Estimate five = estimate_count(values, CountKind::events);
  REQUIRE(five.rare);
  CHECK(five.rare->more.dispersion == 1);
  const auto below = [](double m) {
    double term = std::exp(-m), sum = 0;
    for (int k = 0; k < 5; ++k, term *= m / k) sum += term;
    return sum + term / 2;
  };
  CHECK(std::abs(below(five.low() * 50) - .975) < 1e-9);
  CHECK(std::abs(below(five.high() * 50) - .025) < 1e-9);
  CHECK(std::abs(five.half_width - (five.high() - five.mean)) < 1e-15);
}

TEST_CASE("Many events, and a number that is the same each time, have Student's interval") {
  CHECK_FALSE(estimate_count(values_of({30, 35, 28, 31}), CountKind::events).rare);
  CHECK_FALSE(estimate_count(std::vector<std::optional<double>>(20, 1), CountKind::events).rare);
  CHECK_FALSE(
      estimate_count(std::vector<std::optional<double>>(20, -2), CountKind::difference).rare);
  CHECK(estimate_count(values_of({1, 1}), CountKind::events).rare); // by chance in one of two
  CHECK_FALSE(estimate_count(values_of({3}), CountKind::events).rare);
  CHECK_FALSE(estimate_count(values_of({40, -35, 28}), CountKind::difference).rare);
}

TEST_CASE("A limit is judged by the end of a rare count's interval on its side") {
  const Estimate none =
      estimate_count(std::vector<std::optional<double>>(20, 0), CountKind::events);
  CHECK(judge(none, {.high = .2}).verdict == Verdict::pass);
  const Assessment open = judge(none, {.high = .01});
  CHECK(open.verdict == Verdict::inconclusive);
  CHECK(open.needed == 300);
  CHECK(judge(none, {.high = 0}).verdict == Verdict::inconclusive);
  CHECK(judge(none, {.high = 0}).needed == 0); // never is beyond reckoning
  CHECK(judge(none, {.low = .2}).verdict == Verdict::fail);
  std::vector<std::optional<double>> values(20, 0);
  values[3] = values[11] = 1; // .1, from .017 to .33
  const Estimate two = estimate_count(values, CountKind::events);
  CHECK(judge(two, {.high = .01}).verdict == Verdict::fail);
  CHECK(judge(two, {.high = .4}).verdict == Verdict::pass);
  const Assessment some = judge(two, {.high = .2});
  REQUIRE(some.verdict == Verdict::inconclusive);
  CHECK(two.rare->limits(some.needed).high <= .2);
  CHECK(two.rare->limits(some.needed - 1).high > .2);
}

TEST_CASE("Intervals of rare counts cover their means", "[statistical]") {
  for (const int n : {20, 60})
    for (const double mean : {.005, .02, .1, .5, 2., 2.5, 10.}) {
      INFO("n " << n << ", mean " << mean);
      const double share = of_poisson(n, mean);
      CHECK(share > .93 - margin);
      if (n * mean >= 3)
        CHECK(share < .975 + margin); // of fewer there are too few totals to hit 95 %
    }
}

TEST_CASE("Intervals of counts that come in clusters cover their means", "[statistical]") {
  for (const int n : {20, 60})
    for (const double dispersion : {1.5, 2., 3.})
      for (const double mean : {1., 2., 3., 5., 10.}) {
        INFO("n " << n << ", mean " << mean << ", dispersion " << dispersion);
        const double share = coverage(n, mean, CountKind::events, [=](engine::Draws& draws) {
          return negative_binomial(draws, mean, dispersion);
        });
        CHECK(share > .933 - margin);
        CHECK(share < .97 + margin);
      }
}

TEST_CASE("Of few clusters intervals of counts cover less", "[statistical]") {
  // Ten events of 20 replications that came in five to seven clusters: what a cluster is worth is
  // a guess. The numbers are those of docs/decisions.md.
  for (const auto& [dispersion, least] :
       std::vector<std::pair<double, double>>{{1.5, .93}, {2., .92}, {3., .90}}) {
    INFO("dispersion " << dispersion);
    const double share = coverage(20, .5, CountKind::events, [&](engine::Draws& draws) {
      return negative_binomial(draws, .5, dispersion);
    });
    CHECK(share > least - margin);
    CHECK(share < .96 + margin);
  }
}

TEST_CASE("Intervals of differences of rare counts cover them, whatever they share",
          "[statistical]") {
  for (const int n : {20, 60})
    for (const auto& [one, other] : std::vector<std::pair<double, double>>{{.005, .005},
                                                                           {.02, .005},
                                                                           {.1, .1},
                                                                           {.1, .02},
                                                                           {.25, .25},
                                                                           {.5, .1},
                                                                           {.5, .5},
                                                                           {1, .5},
                                                                           {2, 1},
                                                                           {2, 2},
                                                                           {10, 8}}) {
      INFO("n " << n << ", means " << one << " and " << other);
      const double share = of_paired(n, one, other);
      CHECK(share > .93 - margin);
      if (n * (one + other) >= 6) CHECK(share < .975 + margin);
    }
}

} // namespace pondlab::tests::rare_count_test
