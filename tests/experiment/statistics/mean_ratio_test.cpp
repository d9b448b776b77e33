// Ratios of means: known intervals, and how often they cover the truth.
#include "experiment/statistics/mean_ratio.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/statistics.hpp"
#include "support/builds.hpp"
#include "support/coverage.hpp"
#include "support/noise.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace pondlab::tests::mean_ratio_test {

using namespace pondlab::experiment;
using Catch::Approx;

namespace {

struct Pairs {
  std::vector<double> of;
  std::vector<double> over;
};

const Pairs five{{31, 27, 35, 30, 33}, {20, 18, 23, 21, 19}};

Estimate ratio_of(const Pairs& pairs, std::optional<CountKind> counts = {}) {
  return estimate_ratio(pairs.of, pairs.over, counts);
}

/// Fieller's limits as textbooks have them, from sums of squares and products.
Limits fieller(const Pairs& pairs) {
  const auto n = static_cast<double>(pairs.of.size());
  const double x = mean_of(pairs.of), y = mean_of(pairs.over);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < pairs.of.size(); ++i) {
    xx += (pairs.of[i] - x) * (pairs.of[i] - x);
    yy += (pairs.over[i] - y) * (pairs.over[i] - y);
    xy += (pairs.of[i] - x) * (pairs.over[i] - y);
  }
  const double t = student(static_cast<int>(n) - 1), part = t * t / (n * (n - 1));
  const double a = y * y - part * yy, b = x * y - part * xy, c = x * x - part * xx;
  const double root = std::sqrt(b * b - a * c);
  return {(b - root) / a, (b + root) / a};
}

constexpr int trials = affordable(4'000);
const double margin = slack(4'000);

using DrawPair = std::function<std::pair<double, double>(engine::Draws&)>;

Coverage coverage_of(int n, double truth, std::optional<CountKind> counts, const DrawPair& draw) {
  Coverage coverage;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    engine::Draws draws(engine::Source(78, static_cast<std::uint32_t>(n)), trial, 0, 0u);
    Pairs pairs;
    for (int r = 0; r < n; ++r) {
      const auto [of, over] = draw(draws);
      pairs.of.push_back(of);
      pairs.over.push_back(over);
    }
    const Estimate found = ratio_of(pairs, counts);
    coverage.add(found, truth);
  }
  return coverage;
}

} // namespace

TEST_CASE("The interval of a ratio is Fieller's") {
  const Estimate found = ratio_of(five);
  CHECK(found.n == 5);
  CHECK(found.mean == Approx(156. / 101));
  CHECK(found.low() == Approx(fieller(five).low).epsilon(1e-12));
  CHECK(found.high() == Approx(fieller(five).high).epsilon(1e-12));
  CHECK(found.half_width == Approx(found.high() - found.mean));
  CHECK(found.is_lopsided());
  // Signs turn with their sides, and the interval with them.
  Pairs turned = five;
  for (double& value : turned.of) value = -value;
  CHECK(ratio_of(turned).low() == Approx(-found.high()).epsilon(1e-12));
  for (double& value : turned.over) value = -value;
  CHECK(ratio_of(turned).low() == Approx(found.low()).epsilon(1e-12));
}

TEST_CASE("Where the denominator is certain the delta method agrees") {
  Pairs pairs = five;
  for (double& value : pairs.over) value = 20;
  const Estimate fixed = ratio_of(pairs);
  CHECK(fixed.half_width == Approx(student(4) * fixed.sd / std::sqrt(5.)));
  CHECK(fixed.low() == Approx(fixed.mean - fixed.half_width));
  for (std::size_t i = 0; i < pairs.over.size(); ++i) pairs.over[i] += .01 * double(i);
  const Estimate near = ratio_of(pairs);
  CHECK(near.half_width == Approx(student(4) * near.sd / std::sqrt(5.)).epsilon(1e-3));
}

TEST_CASE("What goes together in every replication is known exactly") {
  const Estimate twice = ratio_of({{40, 36, 46, 42, 38}, {20, 18, 23, 21, 19}});
  CHECK(twice.low() == 2);
  CHECK(twice.high() == 2);
  CHECK(judge(twice, {.low = 2, .high = 2}).verdict == Verdict::pass);
  CHECK(ratio_of({{8, 8}, {5, 5}}).low() == 1.6);
}

TEST_CASE("The means are divided, not replication by replication") {
  // One replication without anything to divide by is one of many.
  const Pairs pairs{{12, 0, 9, 11, 10, 9}, {10, 0, 8, 12, 11, 9}};
  CHECK(ratio_of(pairs).mean == Approx(51. / 50));
  CHECK(ratio_of(pairs).n == 6);
}

TEST_CASE("A denominator that cannot be told from zero gives no ratio, and says what would") {
  const Pairs faint{{10, 12, 11, 9}, {4, -1, 3, 0}}; // 1.5 ± 3.8
  const Estimate none = ratio_of(faint);
  CHECK(none.is_endless());
  CHECK_FALSE(none.defined());
  CHECK(none.undefined == 4);
  CHECK(none.mean == 0); // no infinity, no NaN
  const Assessment open = judge(none, {.low = 1});
  CHECK(open.verdict == Verdict::inconclusive);
  REQUIRE(open.needed > 4);
  CHECK(none.ratio->limits(open.needed).low >= 1);
  CHECK_FALSE(none.ratio->limits(open.needed - 1).low >= 1);
  // No number of replications makes a ratio of a mean that is zero.
  CHECK(judge(ratio_of({{1, 2, 3}, {1, -1, 0}}), {.low = 0}).needed == 0);
}

TEST_CASE("Zero in every replication is no denominator at all") {
  const Estimate none = ratio_of({{1, 2, 3}, {0, 0, 0}});
  CHECK_FALSE(none.defined());
  CHECK_FALSE(none.is_endless());
  CHECK(judge(none, {.low = 0}).verdict == Verdict::fail);
  CHECK_FALSE(ratio_of({{1}, {0}}).defined());
  CHECK_FALSE(ratio_of({}).defined());
  // Of what is rare it may not have happened yet.
  const Estimate rare = ratio_of({{1, 2, 3}, {0, 0, 0}}, CountKind::events);
  CHECK(rare.is_endless());
  CHECK(judge(rare, {.low = 0}).verdict == Verdict::inconclusive);
}

TEST_CASE("One replication shows a ratio and settles nothing") {
  const Estimate one = ratio_of({{6}, {4}});
  CHECK(one.mean == 1.5);
  CHECK_FALSE(one.has_interval());
  CHECK(judge(one, {.low = 1}).verdict == Verdict::inconclusive);
}

TEST_CASE("Of rare counts a ratio has their limits: nothing over something is not certainly 0") {
  const Pairs none{std::vector<double>(20, 0), std::vector<double>(20, 40)};
  CHECK(ratio_of(none).high() == 0); // of money it would be certain
  const Estimate found = ratio_of(none, CountKind::events);
  CHECK(found.mean == 0);
  CHECK(found.low() == 0);
  CHECK(found.high() == Approx(std::log(20) / 20 / 40)); // the rule of three, by 40
}

TEST_CASE("The number of replications needed for a ratio would settle it, one fewer would not") {
  const Estimate found = ratio_of(five);
  const Assessment open = judge(found, {.low = 1.5});
  REQUIRE(open.verdict == Verdict::inconclusive);
  CHECK(open.needed > 5);
  CHECK(found.ratio->limits(open.needed).low >= 1.5);
  CHECK(found.ratio->limits(open.needed - 1).low < 1.5);
}

// 4,000 trials: the Monte Carlo standard error at 95 % is a third of a point, at 2.5 % a quarter.

TEST_CASE("Intervals of ratios cover them, at either end as often", "[statistical]") {
  for (const int n : {4, 20, 60})
    for (const double spread : {.05, .3, 1.})
      for (const double shared : {0., .8}) {
        INFO("n " << n << ", spread " << spread << ", shared " << shared);
        const Coverage shares = coverage_of(n, 1.5, {}, [&](engine::Draws& draws) {
          const double common = shared * normal(draws), own = std::sqrt(1 - shared * shared);
          return std::pair(1.5 * (1 + spread * (common + own * normal(draws))),
                           1 + spread * (common + own * normal(draws)));
        });
        CHECK(shares.held() > .938 - margin); // where there is no ratio, nothing wrong is said
        CHECK(shares.below() < .034 + margin);
        CHECK(shares.above() < .034 + margin);
        if (shares.endless() == 0) CHECK(shares.held() < .962 + margin);
      }
}

TEST_CASE("A ratio to nothing is claimed in at most 5 % of studies", "[statistical]") {
  for (const int n : {4, 20}) {
    const Coverage shares = coverage_of(n, 0, {}, [](engine::Draws& draws) {
      return std::pair(3 + normal(draws), normal(draws)); // the true denominator is zero
    });
    CHECK(shares.endless() > .94 - margin);
    CHECK(shares.endless() < .96 + margin);
  }
}

TEST_CASE("Intervals of ratios of baskets with heavy tails cover them", "[statistical]") {
  for (const int n : {20, 60}) {
    const Coverage shares = coverage_of(n, 1.5, {}, [](engine::Draws& draws) {
      const double common = normal(draws); // lognormal, a third of the mean wide
      return std::pair(1.5 * std::exp(.3 * common + .15 * normal(draws)),
                       std::exp(.3 * common + .15 * normal(draws)));
    });
    CHECK(shares.held() > .93 - margin);
    CHECK(shares.held() < .965 + margin);
  }
}

TEST_CASE("Intervals of ratios of rare counts cover them", "[statistical]") {
  for (const int n : {20, 60})
    for (const auto& [of, over] : std::vector<std::pair<double, double>>{
             {.1, .5}, {.5, .5}, {1, .5}, {.3, 2}, {2, 2}, {.2, 8}, {6, 8}}) {
      INFO("n " << n << ", means " << of << " and " << over);
      const Coverage shares =
          coverage_of(n, of / over, CountKind::events, [a = of, b = over](engine::Draws& draws) {
            return std::pair(poisson(draws, a), poisson(draws, b));
          });
      CHECK(shares.held() > .93 - margin);
      CHECK(shares.held() < .985 + margin);
    }
}

} // namespace pondlab::tests::mean_ratio_test
