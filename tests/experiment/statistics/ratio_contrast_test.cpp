// Two ratios set against each other: known values, and how often intervals cover the truth.
#include "experiment/statistics/ratio_contrast.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/statistics.hpp"
#include "support/builds.hpp"
#include "support/coverage.hpp"
#include "support/noise.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace pondlab::tests::ratio_contrast_test {

using namespace pondlab::experiment;
using Catch::Approx;

namespace {

/// The strategy's two windows, then its rival's.
struct Four {
  std::vector<double> of, over, against, against_over;
};

const Four five{
    {31, 27, 35, 30, 33}, {20, 18, 23, 21, 19}, {22, 17, 27, 24, 20}, {19, 18, 22, 21, 20}};

Estimate contrast_of(const Four& four, bool divided, std::optional<CountKind> counts = {}) {
  return estimate_contrast({four.of, four.over}, {four.against, four.against_over}, divided,
                           counts);
}

constexpr int trials = affordable(4'000);
const double margin = slack(4'000);

using DrawFour = std::function<std::array<double, 4>(engine::Draws&)>;

Coverage coverage_of(int n, double truth, bool divided, std::optional<CountKind> counts,
                     const DrawFour& draw) {
  Coverage coverage;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    engine::Draws draws(engine::Source(79, static_cast<std::uint32_t>(n)), trial, 0, 0u);
    Four four;
    for (int r = 0; r < n; ++r) {
      const auto [of, over, against, against_over] = draw(draws);
      four.of.push_back(of);
      four.over.push_back(over);
      four.against.push_back(against);
      four.against_over.push_back(against_over);
    }
    const Estimate found = contrast_of(four, divided, counts);
    coverage.add(found, truth);
  }
  return coverage;
}

} // namespace

TEST_CASE("A contrast is of the ratios of means, as difference or as ratio") {
  const double own = 156. / 101, its = 110. / 100;
  const Estimate more = contrast_of(five, false), times = contrast_of(five, true);
  CHECK(more.mean == Approx(own - its));
  CHECK(times.mean == Approx(own / its));
  CHECK(more.n == 5);
  for (const Estimate& found : {more, times}) {
    CHECK(found.is_lopsided());
    CHECK(found.low() < found.mean);
    CHECK(found.high() > found.mean);
  }
}

TEST_CASE("Turned round, a difference has the other sign and its interval turns with it") {
  const Four turned{five.against, five.against_over, five.of, five.over};
  const Estimate more = contrast_of(five, false), less = contrast_of(turned, false);
  CHECK(less.mean == Approx(-more.mean));
  CHECK(less.low() == Approx(-more.high()));
  CHECK(less.high() == Approx(-more.low()));
  // What both strategies have more in one window changes no ratio of ratios.
  Four scaled = five;
  for (double& value : scaled.over) value *= 7;
  for (double& value : scaled.against_over) value *= 7;
  CHECK(contrast_of(scaled, true).low() == Approx(contrast_of(five, true).low()));
}

TEST_CASE("Of the same ratio in every replication nothing is left, however uncertain it is") {
  const Four same{five.of, five.over, five.of, five.over};
  const Estimate none = contrast_of(same, false), once = contrast_of(same, true);
  CHECK((none.mean == 0 && none.low() == 0 && none.high() == 0));
  CHECK(once.low() == Approx(1).epsilon(1e-9));
  CHECK(once.high() == Approx(1).epsilon(1e-9));
}

TEST_CASE("Against a rival that is certain, a difference is the ratio's own interval, moved") {
  Four fixed = five;
  fixed.against.assign(5, 30);
  fixed.against_over.assign(5, 20);
  const Estimate own = estimate_ratio(five.of, five.over, {}), more = contrast_of(fixed, false),
                 times = contrast_of(fixed, true);
  CHECK(more.low() == Approx(own.low() - 1.5));
  CHECK(more.high() == Approx(own.high() - 1.5));
  CHECK(times.low() == Approx(own.low() / 1.5));
  CHECK(times.high() == Approx(own.high() / 1.5));
}

TEST_CASE("What cannot be divided by gives no contrast, and says what would") {
  Four faint = five;
  faint.against_over = {4, -1, 3, 0, 2}; // 1.6 ± 2.6
  for (const bool divided : {false, true}) {
    const Estimate none = contrast_of(faint, divided);
    CHECK(none.is_endless());
    CHECK(none.undefined == 5);
    const Assessment open = judge(none, {.low = divided ? 0. : -100.});
    CHECK(open.verdict == Verdict::inconclusive);
    CHECK(open.needed > 5);
  }
  Four rival_of_nothing = five;
  rival_of_nothing.against = {4, -1, 3, 0, 2};
  CHECK(contrast_of(rival_of_nothing, false).defined());
  CHECK(contrast_of(rival_of_nothing, true).is_endless());
  Four zero = five;
  zero.over.assign(5, 0);
  CHECK(judge(contrast_of(zero, false), {.low = 0}).verdict == Verdict::fail);
}

TEST_CASE("One replication shows a contrast and settles nothing") {
  const Estimate one = contrast_of({{6}, {4}, {5}, {5}}, false);
  CHECK(one.mean == .5);
  CHECK_FALSE(one.has_interval());
  CHECK(contrast_of({{6}, {4}, {5}, {5}}, true).mean == 1.5);
  CHECK_FALSE(contrast_of({{6}, {4}, {0}, {5}}, true).defined());
  CHECK_FALSE(contrast_of({{6}, {4}, {5}, {0}}, false).defined());
}

TEST_CASE("The number of replications needed for a contrast would settle it, one fewer would not") {
  const Estimate found = contrast_of(five, false);
  const double bound = found.low() + .2 * (found.mean - found.low());
  const Assessment open = judge(found, {.low = bound});
  REQUIRE(open.verdict == Verdict::inconclusive);
  REQUIRE(open.needed > 5);
  CHECK(found.contrast->limits(open.needed).low >= bound);
  CHECK(found.contrast->limits(open.needed - 1).low < bound);
}

TEST_CASE("Intervals of contrasts cover them, at either end as often", "[statistical]") {
  for (const bool divided : {false, true})
    for (const int n : {4, 20, 60})
      for (const double spread : {.05, .2})
        for (const double shared : {0., .7, .98}) {
          INFO((divided ? "ratio" : "difference")
               << ", n " << n << ", spread " << spread << ", shared " << shared);
          // Strategies share the draws of a window, and windows of a run are alike.
          const Coverage shares =
              coverage_of(n, divided ? 1.5 / 1.2 : .3, divided, {}, [&](engine::Draws& draws) {
                const double run = normal(draws);
                const std::array<double, 2> window{normal(draws), normal(draws)};
                const auto value = [&](double mean, int which) {
                  const double common =
                      (run + window[static_cast<std::size_t>(which)]) / std::sqrt(2.);
                  return mean * (1 + spread * (std::sqrt(shared) * common +
                                               std::sqrt(1 - shared) * normal(draws)));
                };
                return std::array{value(1.5, 0), value(1, 1), value(1.2, 0), value(1, 1)};
              });
          UNSCOPED_INFO("held " << shares.held() << ", below " << shares.below() << ", above "
                                << shares.above());
          CHECK(shares.held() > .94 - margin);
          CHECK(shares.held() < .962 + margin);
          CHECK(shares.below() < .035 + margin);
          CHECK(shares.above() < .035 + margin);
        }
}

TEST_CASE("Intervals of contrasts of rare counts cover them", "[statistical]") {
  for (const bool divided : {false, true})
    for (const int n : {20, 60}) {
      const Coverage shares =
          coverage_of(n, divided ? 2. : .5, divided, CountKind::events, [](engine::Draws& draws) {
            const double shared = poisson(draws, 1);
            return std::array{shared + poisson(draws, 1), poisson(draws, 2), shared,
                              poisson(draws, 2)};
          });
      INFO((divided ? "ratio" : "difference")
           << ", n " << n << ": held " << shares.held() << ", endless " << shares.endless());
      CHECK(shares.held() > .94 - margin);
      CHECK(shares.held() < .975 + margin);
    }
}

} // namespace pondlab::tests::ratio_contrast_test
