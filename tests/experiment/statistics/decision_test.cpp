// Decisions on paired replications with known answers.
#include "experiment/statistics/decision.hpp"

#include "engine/numeric/distributions.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/ranking.hpp"
#include "support/builds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <vector>

namespace pondlab::tests::decision_test {

using namespace pondlab::experiment;

namespace {

/// Normal replications about `means`: what all strategies share has standard deviation `common`,
/// what is their own 1.
std::vector<std::vector<double>> seasons(const std::vector<double>& means, int n, double common,
                                         std::uint32_t trial) {
  engine::Draws draws(engine::Source(77, trial), 1, 0, 0u);
  const auto normal = [&] { return engine::normal_quantile(draws.unit53()); };
  std::vector<std::vector<double>> values(means.size());
  for (int r = 0; r < n; ++r) {
    const double shared = common * normal();
    for (std::size_t s = 0; s < means.size(); ++s)
      values[s].push_back(means[s] + shared + normal());
  }
  return values;
}

/// Poisson counts with these means beside a shared one of mean 1.
std::vector<std::vector<double>> event_seasons(const std::vector<double>& means, int n,
                                               std::uint32_t trial) {
  engine::Draws draws(engine::Source(80, trial), 1, 0, 0u);
  const auto poisson = [&](double mean) {
    return static_cast<double>(engine::poisson(draws.unit53(), mean));
  };
  std::vector<std::vector<double>> values(means.size());
  for (int r = 0; r < n; ++r) {
    const double shared = poisson(1);
    for (std::size_t s = 0; s < means.size(); ++s) values[s].push_back(shared + poisson(means[s]));
  }
  return values;
}

/// Of 20 replications, in ten of which the first has more events than the second and in ten less.
std::vector<std::vector<double>> apart(int above, int below) {
  std::vector<std::vector<double>> values(2, std::vector<double>(20, 0));
  for (int i = 0; i < above; ++i) ++values[0][static_cast<std::size_t>(i % 10)];
  for (int i = 0; i < below; ++i) ++values[1][static_cast<std::size_t>(10 + i % 10)];
  return values;
}

Estimate difference(const std::vector<double>& one, const std::vector<double>& other) {
  std::vector<std::optional<double>> values;
  for (std::size_t r = 0; r < one.size(); ++r) values.emplace_back(one[r] - other[r]);
  return estimate_count(values, CountKind::difference);
}

} // namespace

TEST_CASE("A clear winner is chosen") {
  const Decision clear = decide(seasons({0, 5, 1}, 20, 3, 1), .5);
  CHECK(clear.leader == 1);
  CHECK(clear.settled);
  CHECK(clear.prospects[1].best > .999);
  CHECK(clear.prospects[1].opportunity_cost < .001);
  CHECK(clear.prospects[0].opportunity_cost > 4);
}

TEST_CASE("Of two that are alike, one is chosen as seldom as stated", "[statistical]") {
  // Each of the two looks better with 95 % in one trial of twenty: 10 %, within three standard
  // errors.
  constexpr int alike = affordable(300);
  int settled = 0;
  for (std::uint32_t trial = 0; trial < alike; ++trial) {
    const Decision tie = decide(seasons({0, 0}, 20, 3, 2'000 + trial), 0);
    settled += tie.settled;
    if (!tie.settled) CHECK((tie.needed == 0 || tie.needed > 20));
  }
  CHECK(settled <= alike * (.1 + 3 * std::sqrt(.1 * .9 / alike)));
}

TEST_CASE("Chances to be best add up to one, and differences below δ do not matter") {
  const Decision decision = decide(seasons({0, .1, .2, .05}, 15, 2, 3), 100);
  double sum = 0;
  for (const Prospect& prospect : decision.prospects) {
    sum += prospect.best;
    CHECK(prospect.near_best > .999);
  }
  CHECK(std::abs(sum - 1) < 1e-9);
  CHECK(decision.settled);
}

TEST_CASE("What strategies have in common does not blur the decision") {
  const auto calm = seasons({0, 1.5}, 20, 0, 4);
  auto stormy = calm;
  for (std::size_t r = 0; r < calm[0].size(); ++r)
    for (auto& one : stormy) one[r] += 1'000 * std::sin(static_cast<double>(r));
  CHECK(std::abs(decide(calm, .1).prospects[1].best - decide(stormy, .1).prospects[1].best) < 1e-6);
}

TEST_CASE("Two strategies: the chance to be best is Student's") {
  const auto values = seasons({0, .4}, 12, 1, 5);
  double mean = 0, squares = 0;
  std::vector<double> lead;
  for (std::size_t r = 0; r < 12; ++r) lead.push_back(values[1][r] - values[0][r]);
  for (const double d : lead) mean += d / 12;
  for (const double d : lead) squares += (d - mean) * (d - mean);
  const double t = mean / std::sqrt(squares / 11 / 12);
  const double tail = engine::beta_i(11 / 2., .5, 11 / (11 + t * t)) / 2;
  const double exact = t > 0 ? 1 - tail : tail;
  // Three standard errors of 4,000 draws.
  CHECK(std::abs(decide(values, 0).prospects[1].best - exact) <
        3 * std::sqrt(exact * (1 - exact) / 4'000));
}

TEST_CASE("Fewer than five replications settle nothing and tell no chances") {
  for (int n = 1; n <= 5; ++n) {
    const Decision decision = decide(seasons({0, 9}, n, 0, 6), 1);
    CHECK(decision.leader == 1);
    CHECK(decision.settled == (n == 5));
    CHECK((decision.advice == Advice::few) == (n < 5));
    CHECK(std::isnan(decision.prospects[0].best) == (n < 5));
    if (n < 5) CHECK(decision.needed == 5);
  }
}

TEST_CASE("Strategies that do the same have the same chances") {
  auto values = seasons({0, .3}, 12, 1, 7);
  values.push_back(values[1]);
  values.push_back(values[1]);
  const Decision decision = decide(values, .1);
  for (const std::size_t s : {2, 3}) {
    CHECK(std::abs(decision.prospects[s].best - decision.prospects[1].best) < 1e-12);
    CHECK(decision.prospects[s].near_best == decision.prospects[1].near_best);
  }
  double sum = 0;
  for (const Prospect& prospect : decision.prospects) sum += prospect.best;
  CHECK(std::abs(sum - 1) < 1e-9);
}

TEST_CASE("A settled choice is wrong by more than δ at most as often as stated", "[statistical]") {
  // The least favourable case: each rival worse by just more than δ. 400 trials where they are
  // affordable; a wrong choice in at most 5 % of them, within three standard errors.
  constexpr int trials = affordable(400);
  int wrong = 0, settled = 0;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    const Decision decision = decide(seasons({.3, 0, 0}, 20, 2, 100 + trial), .29);
    settled += decision.settled;
    wrong += decision.settled && decision.leader != 0;
  }
  CHECK(settled >= trials / 10);
  CHECK(wrong <= trials * (.05 + 3 * std::sqrt(.05 * .95 / trials)));
}

TEST_CASE("The number of replications asked for does settle it", "[statistical]") {
  constexpr std::uint32_t tries = is_slow_build() ? 12 : 60;
  int asked = 0, enough = 0;
  for (std::uint32_t trial = 0; trial < tries; ++trial) {
    const Decision first = decide(seasons({.6, 0}, 10, 2, 600 + trial), .1);
    if (first.settled || first.leader != 0 || first.needed == 0 || first.needed > 400) continue;
    ++asked;
    enough += decide(seasons({.6, 0}, 2 * first.needed, 2, 600 + trial), .1).settled;
  }
  CHECK(asked > static_cast<int>(tries) / 12);
  CHECK(enough >= asked * 3 / 4);
}

TEST_CASE("Of rare events the chance to be best of two is that of the sign test") {
  for (int above = 0; above <= 12; above += 2)
    for (int below = 0; below <= 12; below += 3) {
      CAPTURE(above, below);
      const auto values = apart(above, below);
      const double sign_test = chance_above_zero(difference(values[0], values[1]));
      const Decision decision = decide(values, 0, Ranked::events);
      CHECK(std::abs(decision.prospects[0].best - sign_test) < .025);
      CHECK(std::abs(decision.prospects[0].best + decision.prospects[1].best - 1) < 1e-9);
    }
  const Decision none = decide(apart(0, 0), 0, Ranked::events); // Student's: a certain tie
  CHECK(std::abs(none.prospects[0].best - .5) < 1e-9);
  CHECK(none.prospects[0].near_best < .95);
  CHECK_FALSE(none.settled);
  CHECK(decide(apart(1, 0), 0, Ranked::events).prospects[0].best < .8); // Student's: .84
}

TEST_CASE("Of rare events no chance says more than the interval", "[statistical]") {
  for (std::uint32_t trial = 0; trial < affordable(100); ++trial) {
    const auto values = event_seasons({.3, .1, .02}, 20, trial);
    const Decision decision = decide(values, 0, Ranked::events);
    const std::size_t leader = decision.leader;
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (s == leader) continue;
      const Estimate lead = difference(values[leader], values[s]);
      CAPTURE(trial, leader, s, lead.low(), lead.high());
      if (lead.low() > .02) CHECK(decision.prospects[s].best < .035);
      if (lead.low() < -.02) CHECK(decision.prospects[leader].best < .985);
    }
  }
}

TEST_CASE("Of rare events, of two or three that are level hardly one is shown as best",
          "[statistical]") {
  constexpr int trials = affordable(120);
  for (const std::size_t strategies : {2, 3})
    for (const double mean : {.05, .5}) {
      int shown = 0;
      for (std::uint32_t trial = 0; trial < trials; ++trial) {
        const auto values = event_seasons(std::vector(strategies, mean), 20, 9'000 + trial);
        const Decision decision = decide(values, 0, Ranked::events);
        shown += decision.prospects[decision.leader].best >= .95;
      }
      CAPTURE(strategies, mean, shown);
      // Each may look better with 95 % in one study of twenty.
      const double share = .05 * static_cast<double>(strategies);
      CHECK(shown <= trials * share + 3 * std::sqrt(trials * share * (1 - share)));
    }
}

TEST_CASE("Of rare events a settled choice is seldom wrong by more than δ", "[statistical]") {
  constexpr int trials = affordable(150);
  int wrong = 0, settled = 0;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    const Decision decision =
        decide(event_seasons({.21, .1, .1}, 60, 20'000 + trial), .1, Ranked::events);
    settled += decision.settled;
    wrong += decision.settled && decision.leader != 0;
  }
  CAPTURE(settled, wrong);
  CHECK(settled >= trials / 10);
  CHECK(wrong <= trials * (.05 + 3 * std::sqrt(.05 * .95 / trials)));
}

TEST_CASE("Of rare events the number of replications asked for is told") {
  const Decision open = decide(apart(2, 0), 0, Ranked::events);
  REQUIRE_FALSE(open.settled);
  CHECK(open.needed > 20);
  CHECK(decide(apart(0, 0), 0, Ranked::events).needed == 0); // that it never happens, none shows
}

TEST_CASE("Few values are called skewed where they can hardly be more so") {
  CHECK(much_skewness_of(100) == 2);
  CHECK(much_skewness_of(8) == 2);
  CHECK(much_skewness_of(5) < 1.5);
  CHECK(Decision{.skewness = -1.4, .replications = 5}.is_skewed());
  CHECK_FALSE(Decision{.skewness = 1.4, .replications = 20}.is_skewed());
}

} // namespace pondlab::tests::decision_test
