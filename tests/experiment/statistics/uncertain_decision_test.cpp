// ParameterUncertainty about parameters taken apart from chance, where the answer is known.
#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/symmetric_eigen.hpp"
#include "experiment/statistics/uncertain_decision.hpp"
#include "support/noise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::uncertain_decision_test {

using namespace pondlab::experiment;
using tests::normal;

namespace {

/// θ ~ N(0, 1). Strategy s earns level[s] + slope[s] · θ, a season deviates from that by what all
/// share and by a deviation of its own.
std::vector<DrawnValues> drawn(const std::vector<double>& level, const std::vector<double>& slope,
                               int draws, int replications, double own, std::uint32_t trial) {
  engine::Draws luck(engine::Source(31, trial), 1, 0, 0u);
  std::vector<DrawnValues> all;
  for (int m = 0; m < draws; ++m) {
    const double theta = normal(luck);
    DrawnValues values(level.size());
    for (int j = 0; j < replications; ++j) {
      const double shared = 10 * normal(luck);
      for (std::size_t s = 0; s < level.size(); ++s)
        values[s].push_back(level[s] + slope[s] * theta + shared + own * normal(luck));
    }
    all.push_back(std::move(values));
  }
  return all;
}

double density(double z) { return std::exp(-.5 * z * z) / std::sqrt(2 * std::acos(-1.)); }

} // namespace

TEST_CASE("Two strategies, one linear in a normal parameter: chances and losses are the normal's",
          "[statistical]") {
  // Their difference is N(.5, 1) over θ; a draw's mean over 4 has noise of deviation 1 / √2 · own.
  const double exact_best = engine::normal_cdf(.5);
  const double exact_loss_of_0 = .5 * engine::normal_cdf(.5) + density(.5);
  const double exact_loss_of_1 = exact_loss_of_0 - .5;
  const double exact_near = engine::normal_cdf(.5 + .3);
  for (const double own : {0., .5, 1.5}) {
    INFO("own noise " << own);
    const UncertainDecision decision =
        decide_under_uncertainty(drawn({0, .5}, {0, 1}, 2'000, 4, own, 1), .3);
    // 2,000 draws: standard error of the mean difference .03 and more with noise; of a chance .01.
    CHECK(decision.leader == 1);
    CHECK(decision.draws == 2'000);
    CHECK(decision.replications == 4);
    CHECK(std::abs(decision.prospects[1].best - exact_best) < .04);
    CHECK(std::abs(decision.prospects[0].best - (1 - exact_best)) < .04);
    CHECK(std::abs(decision.prospects[1].near_best - exact_near) < .04);
    CHECK(std::abs(decision.prospects[0].opportunity_cost - exact_loss_of_0) < .08);
    CHECK(std::abs(decision.prospects[1].opportunity_cost - exact_loss_of_1) < .06);
    const double of_season = std::sqrt(1 + 2 * own * own);
    CHECK(std::abs(decision.prospects[1].best_in_season - engine::normal_cdf(.5 / of_season)) <
          .04);
    CHECK(std::abs(decision.prospects[1].mean.mean - decision.prospects[0].mean.mean - .5) < .12);
  }
}

TEST_CASE("Noise within draws is not taken for doubt", "[statistical]") {
  // ParameterUncertainty of deviation .2 under noise of deviation 1: the draws' means alone would
  // say Φ(.3 / .73).
  const UncertainDecision decision =
      decide_under_uncertainty(drawn({0, .3}, {0, .2}, 1'000, 4, 1, 2), 0);
  CHECK(decision.prospects[1].best > .85); // exact: Φ(1.5) = .933
  CHECK(decision.prospects[1].best_in_season < .65);
}

TEST_CASE("Without noise a draw counts as it is") {
  const auto draws = drawn({0, .2, .1}, {0, 1, -1}, 400, 2, 0, 3);
  const UncertainDecision decision = decide_under_uncertainty(draws, .1);
  std::vector<double> best(3, 0);
  for (const DrawnValues& draw : draws) {
    std::size_t s = 0;
    for (std::size_t l = 1; l < 3; ++l)
      if (draw[l][0] > draw[s][0]) s = l;
    best[s] += 1. / 400;
  }
  // One of the three is never best: what 400 draws leave of certainty is its, and taken from the
  // others.
  CHECK(std::ranges::count(best, 0.) == 1);
  const double left = (1 - most_supported_chance(400)) / 2;
  for (std::size_t s = 0; s < 3; ++s) {
    const double expected = left + std::max(best[s] - left, 0.) * (1 - 3 * left) / (1 - 2 * left);
    CHECK(std::abs(decision.prospects[s].best - expected) < 1e-6);
    CHECK(std::abs(decision.prospects[s].best_in_season - expected) < 1e-6);
  }
}

TEST_CASE("Strategies that are alike, and parameters that are in no doubt") {
  // Two alike, and one that is better by the same whatever θ is.
  const UncertainDecision decision =
      decide_under_uncertainty(drawn({0, 0, 3}, {0, 0, 0}, 50, 4, 0, 4), 1);
  const double most = most_supported_chance(50);
  CHECK(std::abs(decision.prospects[2].best - most) < 1e-9);
  CHECK(decision.prospects[2].near_best == most);
  CHECK(decision.prospects[0].near_best == 1 - most);
  CHECK(std::abs(decision.prospects[0].best - (1 - most) / 2) < 1e-9); // shared by two
  CHECK(std::abs(decision.prospects[0].opportunity_cost - 3) < 1e-6);
  const UncertainDecision one = decide_under_uncertainty(drawn({0}, {1}, 5, 2, 1, 4), 1);
  CHECK(one.prospects[0].best > .999);
}

TEST_CASE("No chance says more than its draws support") {
  CHECK(most_supported_chance(2) == .75);
  CHECK(most_supported_chance(98) == .99);
  for (const int draws : {2, 5, 200}) {
    const UncertainDecision decision =
        decide_under_uncertainty(drawn({0, 5}, {0, 0}, draws, 4, 0, 6), 1);
    const double most = most_supported_chance(draws);
    CHECK(std::abs(decision.prospects[1].best - most) < 1e-9);
    CHECK(decision.prospects[1].near_best == most);
    CHECK(std::abs(decision.prospects[1].best_in_season - most) < 1e-9);
    CHECK(std::abs(decision.prospects[0].best - (1 - most)) < 1e-9);
    CHECK(std::abs(decision.prospects[0].best_in_season - (1 - most)) < 1e-9);
  }
}

TEST_CASE("Chances in doubt add up to one") {
  const UncertainDecision decision =
      decide_under_uncertainty(drawn({0, .1, .2, .1}, {0, 1, .5, -1}, 30, 2, 1, 5), .1);
  double best = 0, season = 0;
  for (const UncertainProspect& prospect : decision.prospects) {
    best += prospect.best;
    season += prospect.best_in_season;
    CHECK(prospect.near_best >= prospect.best - 1e-9);
    CHECK(prospect.opportunity_cost >= 0);
  }
  CHECK(std::abs(best - 1) < 1e-9);
  CHECK(std::abs(season - 1) < 1e-9);
}

TEST_CASE("Jacobi's rotations find eigenvalues and eigenvectors") {
  Matrix matrix(3);
  const double cells[3][3] = {{4, 1, -2}, {1, 3, 0}, {-2, 0, 5}};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) matrix(i, j) = cells[i][j];
  const EigenDecomposition eigen = symmetric_eigen(matrix);
  double trace = 0;
  for (std::size_t d = 0; d < 3; ++d) {
    trace += eigen.values[d];
    for (std::size_t i = 0; i < 3; ++i) {
      double image = 0;
      for (std::size_t j = 0; j < 3; ++j) image += matrix(i, j) * eigen.vectors(j, d);
      CHECK(std::abs(image - eigen.values[d] * eigen.vectors(i, d)) < 1e-12);
    }
    for (std::size_t e = 0; e < 3; ++e) {
      double product = 0;
      for (std::size_t i = 0; i < 3; ++i) product += eigen.vectors(i, d) * eigen.vectors(i, e);
      CHECK(std::abs(product - (d == e)) < 1e-12);
    }
  }
  CHECK(std::abs(trace - 12) < 1e-12);
}

} // namespace pondlab::tests::uncertain_decision_test
