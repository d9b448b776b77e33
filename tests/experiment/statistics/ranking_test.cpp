// "Ahead of its rivals": known answers, and how often it is wrong.
#include "experiment/statistics/ranking.hpp"

#include "engine/numeric/distributions.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "support/statistics.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <vector>

namespace pondlab::tests::ranking_test {

using namespace pondlab::experiment;

namespace {

/// Normal replications about `means`, with three times as much in common as of their own.
std::vector<std::vector<double>> seasons(const std::vector<double>& means, int n,
                                         std::uint32_t trial) {
  engine::Draws draws(engine::Source(78, trial), 1, 0, 0u);
  const auto normal = [&] { return engine::normal_quantile(draws.unit53()); };
  std::vector<std::vector<double>> values(means.size());
  for (int r = 0; r < n; ++r) {
    const double shared = 3 * normal();
    for (std::size_t s = 0; s < means.size(); ++s)
      values[s].push_back(means[s] + shared + normal());
  }
  return values;
}

struct Verdicts {
  int pass = 0, fail = 0, open = 0;
};

Verdicts verdicts_of(const std::vector<double>& means, int n, double probability, int trials) {
  Verdicts verdicts;
  for (int trial = 0; trial < trials; ++trial) {
    const auto values = seasons(means, n, static_cast<std::uint32_t>(5'000 + trial));
    switch (judge_ranking(values, probability).assessment.verdict) {
    case Verdict::pass:
      ++verdicts.pass;
      break;
    case Verdict::fail:
      ++verdicts.fail;
      break;
    default:
      ++verdicts.open;
    }
  }
  return verdicts;
}

/// One more or less of a share than chance would explain at three standard errors.
bool at_most(int count, int trials, double share) {
  return count <= trials * share + 3 * std::sqrt(trials * share * (1 - share));
}

std::vector<std::vector<double>> pair_of(std::vector<double> lead) {
  std::vector<double> zero(lead.size(), 0);
  return {std::move(lead), std::move(zero)};
}

} // namespace

TEST_CASE("The chance to be ahead is one less Student's one-sided p-value") {
  // mean 1, sd 1, n 4: t = 2 with 3 degrees of freedom, P(T ≤ 2) = .930337 (tables: .9303).
  Estimate lead{.n = 4, .mean = 1, .sd = 1};
  CHECK(std::abs(chance_above_zero(lead) - .930337) < 1e-6);
  lead.mean = -1;
  CHECK(std::abs(chance_above_zero(lead) - .069663) < 1e-6);
  lead.mean = 0;
  CHECK(chance_above_zero(lead) == .5);
  // One degree of freedom is Cauchy: P(T ≤ 1) = 3/4.
  CHECK(std::abs(chance_above_zero({.n = 2, .mean = 1, .sd = std::sqrt(2.)}) - .75) < 1e-9);
}

TEST_CASE("A lead in every replication is certain, and a tie is no lead") {
  CHECK(judge_ranking(pair_of({1, 1, 1}), .99).assessment.verdict == Verdict::pass);
  CHECK(judge_ranking(pair_of({-1, -1}), .99).assessment.verdict == Verdict::fail);
  CHECK(judge_ranking(pair_of({0, 0, 0}), .6).assessment.verdict == Verdict::fail);
  const std::vector<std::vector<double>> first_alike = {{5, 6, 7}, {5, 6, 7}, {1, 2, 3}};
  CHECK(judge_ranking(first_alike, .6).assessment.verdict == Verdict::fail);
}

TEST_CASE("Who is ahead takes two replications, and a value") {
  const Ranking one = judge_ranking(pair_of({7}), .6);
  CHECK(one.assessment.verdict == Verdict::inconclusive);
  CHECK(one.assessment.needed == 2);
  CHECK(judge_ranking(pair_of({}), .6).assessment.verdict == Verdict::fail);
}

TEST_CASE("Replications needed would settle it, and one fewer would not") {
  const auto repeated = [](double mean, double sd, int n) {
    // Half above, half below: mean and spread as wanted, for even n.
    std::vector<double> lead;
    const double away = sd * std::sqrt((n - 1.) / n);
    for (int r = 0; r < n; ++r) lead.push_back(mean + (r % 2 ? away : -away));
    return pair_of(lead);
  };
  const Ranking ranking = judge_ranking(repeated(.2, 1, 10), .95);
  REQUIRE(ranking.assessment.verdict == Verdict::inconclusive);
  // z.95 = 1.6449: (1.6449 / .2)² = 67.6, a little more with Student's.
  CHECK(ranking.assessment.needed == 70);
  CHECK(judge_ranking(repeated(.2, 1, 70), .95).assessment.verdict == Verdict::pass);
  CHECK(judge_ranking(repeated(.2, 1, 68), .95).assessment.verdict == Verdict::inconclusive);
  // Behind, it is the failure that is waited for, just as long.
  CHECK(judge_ranking(repeated(-.2, 1, 10), .95).assessment.needed == 70);
  CHECK(judge_ranking(repeated(0, 1, 10), .95).assessment.needed == 0);
}

TEST_CASE("Of two that are level, 1 − p pass and 1 − p fail", "[statistical]") {
  for (const double probability : {.8, .95}) {
    const Verdicts level = verdicts_of({0, 0}, 12, probability, 2'000);
    CHECK(tests::near_chance(level.pass, 2'000, 1 - probability));
    CHECK(tests::near_chance(level.fail, 2'000, 1 - probability));
  }
}

TEST_CASE("Who is not ahead seldom passes, and who is ahead seldom fails", "[statistical]") {
  CHECK(at_most(verdicts_of({-.2, 0}, 12, .9, 1'000).pass, 1'000, .1));
  CHECK(at_most(verdicts_of({.2, 0}, 12, .9, 1'000).fail, 1'000, .1));
  // Power: t = 1.5 / √2 · √12 = 3.7, far beyond 1.36.
  CHECK(verdicts_of({1.5, 0}, 12, .9, 200).pass >= 190);
  CHECK(verdicts_of({0, 1.5}, 12, .9, 200).fail >= 190);
}

TEST_CASE("Ahead of all: the same errors with several rivals", "[statistical]") {
  // Level with the best of four: P(best) is below the chance to be ahead of that one alone.
  CHECK(at_most(verdicts_of({0, 0, -1, -1}, 12, .8, 150).pass, 150, .2));
  // A hair ahead of three: each may rule it out in a third of 1 − p.
  CHECK(at_most(verdicts_of({.01, 0, 0, 0}, 12, .8, 150).fail, 150, .2));
  CHECK(verdicts_of({2, 0, 0, 0}, 12, .8, 40).pass >= 38);
  CHECK(verdicts_of({0, 2, 0, 0}, 12, .8, 40).fail >= 38);
}

TEST_CASE("Of rare events, who is ahead is as sure as the sign test with mid-P has it") {
  const auto of = [](int above, int below) {
    std::vector<double> lead(20, 0);
    for (int i = 0; i < above; ++i) lead[static_cast<std::size_t>(i)] = 1;
    for (int i = 0; i < below; ++i) lead[static_cast<std::size_t>(19 - i)] = -1;
    return judge_ranking(pair_of(lead), .95, Ranked::events);
  };
  CHECK(std::abs(of(3, 0).chance - (1 - 1 / 16.)) < 1e-9); // Student's: .959, a pass
  // A little less sure than single events, (26 + 5 / 2) / 32 = .891: never both in a replication.
  CHECK(std::abs(of(4, 1).chance - .871) < .001);
  CHECK(std::abs(of(1, 4).chance - (1 - of(4, 1).chance)) < 1e-9);
  CHECK(of(3, 0).assessment.verdict == Verdict::inconclusive);
  CHECK(of(3, 0).assessment.needed > 20);
  CHECK(of(5, 0).assessment.verdict == Verdict::pass);
  CHECK(of(0, 5).assessment.verdict == Verdict::fail);
  // No events show nothing, not that there is a tie.
  CHECK(of(0, 0).chance == .5);
  CHECK(of(0, 0).assessment.verdict == Verdict::inconclusive);
  CHECK(of(0, 0).assessment.needed == 0);
  const std::vector<double> none(20, 0);
  CHECK(std::abs(judge_ranking(std::vector{none, none, none}, .95, Ranked::events).chance -
                 1 / 3.) < 1e-9);
}

TEST_CASE("Of rare events, the chance to be ahead goes with the interval") {
  for (int above = 0; above <= 30; above += 3)
    for (int below = 0; below <= 18; below += 3) {
      std::vector<std::optional<double>> lead(20, 0.);
      for (int i = 0; i < above; ++i) *lead[static_cast<std::size_t>(i % 10)] += 1;
      for (int i = 0; i < below; ++i) *lead[static_cast<std::size_t>(10 + i % 10)] -= 1;
      const Estimate estimate = estimate_count(lead, CountKind::difference);
      const double chance = chance_above_zero(estimate);
      if (estimate.low() > .02) CHECK(chance > .97);
      if (estimate.low() < -.02) CHECK(chance < .98);
      if (estimate.high() < -.02) CHECK(chance < .03);
    }
}

TEST_CASE("Of rare events too, 1 − p pass at most and 1 − p fail", "[statistical]") {
  constexpr int trials = 2'000;
  constexpr double probability = .9;
  const auto verdicts = [](double own, double rival) {
    Verdicts all;
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
      engine::Draws draws(engine::Source(79, trial), 1, 0, 0u);
      std::vector<std::vector<double>> values(2);
      for (int r = 0; r < 20; ++r) {
        const auto poisson = [&](double mean) {
          return static_cast<double>(engine::poisson(draws.unit53(), mean));
        };
        const double shared = poisson(1);
        values[0].push_back(shared + poisson(own));
        values[1].push_back(shared + poisson(rival));
      }
      const Verdict verdict = judge_ranking(values, probability, Ranked::events).assessment.verdict;
      all.pass += verdict == Verdict::pass;
      all.fail += verdict == Verdict::fail;
    }
    return all;
  };
  for (const double mean : {.02, .1, .3, 1.}) {
    const Verdicts level = verdicts(mean, mean);
    CAPTURE(mean, level.pass, level.fail);
    CHECK(at_most(level.pass, trials, 1 - probability));
    CHECK(at_most(level.fail, trials, 1 - probability));
    CHECK(at_most(verdicts(1.5 * mean, mean).fail, trials, 1 - probability));
  }
  CHECK(verdicts(.5, 0).pass > trials * .9);
}

TEST_CASE("The rival named is the strongest") {
  CHECK(judge_ranking(seasons({1, -9, 5, 0}, 8, 3), .9).rival == 1);
}

} // namespace pondlab::tests::ranking_test
