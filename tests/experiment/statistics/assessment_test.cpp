#include "experiment/statistics/assessment.hpp"
#include "experiment/statistics/confidence_sequence.hpp"
#include "support/builds.hpp"
#include "support/noise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace pondlab::tests::assessment_test {

using namespace pondlab::experiment;
using tests::normal;

namespace {

Estimate of(int n, double mean, double sd) {
  Estimate e{.n = n, .mean = mean, .sd = sd};
  if (n > 1) e.half_width = student(n - 1) * sd / std::sqrt(static_cast<double>(n));
  return e;
}

} // namespace

TEST_CASE("an interval inside the band passes, outside fails, across is inconclusive") {
  CHECK(judge(of(20, 5, .1), {4, 6}).verdict == Verdict::pass);
  CHECK(judge(of(20, 5, .1), {.low = 4}).verdict == Verdict::pass);
  CHECK(judge(of(20, 7, .1), {4, 6}).verdict == Verdict::fail);
  CHECK(judge(of(20, 3, .1), {.low = 4}).verdict == Verdict::fail);
  CHECK(judge(of(20, 5.95, 1), {4, 6}).verdict == Verdict::inconclusive);
}

TEST_CASE("limits belong to the band, and a value without spread is known exactly") {
  CHECK(judge(of(2, 6, 0), {4, 6}).verdict == Verdict::pass);
  CHECK(judge(of(2, 6.0001, 0), {4, 6}).verdict == Verdict::fail);
}

TEST_CASE("the number of replications needed would settle it, and one fewer would not") {
  const Estimate e = of(10, 5.9, 1);
  const Assessment assessment = judge(e, {.high = 6});
  REQUIRE(assessment.verdict == Verdict::inconclusive);
  // 1.96² · 1 / .1² = 384.1, a little more with Student's quantile.
  CHECK(assessment.needed == 387);
  CHECK(judge(of(assessment.needed, 5.9, 1), {.high = 6}).verdict == Verdict::pass);
  CHECK(judge(of(assessment.needed - 1, 5.9, 1), {.high = 6}).verdict == Verdict::inconclusive);
}

TEST_CASE("a mean on the limit is beyond reckoning") {
  CHECK(judge(of(10, 6, 1), {.high = 6}).needed == 0);
}

TEST_CASE("one replication settles nothing; a measure without a value fails") {
  CHECK(judge(of(1, 5, 0), {4, 6}).verdict == Verdict::inconclusive);
  CHECK(judge(of(1, 50, 0), {4, 6}).verdict == Verdict::inconclusive);
  CHECK(judge(of(1, 5, 0), {4, 6}).needed == 2);
  CHECK(judge(Estimate{.undefined = 5}, {4, 6}).verdict == Verdict::fail);
}

TEST_CASE("an interval that may be looked at at any time tells in three states, later") {
  const Band most{.high = 6};
  CHECK(judge_anytime(of(100, 5, 1), most, .05).verdict == Verdict::pass);
  CHECK(judge_anytime(of(100, 7, 1), most, .05).verdict == Verdict::fail);
  CHECK(judge(of(100, 5.75, 1), most).verdict == Verdict::pass);
  const Assessment open = judge_anytime(of(100, 5.75, 1), most, .05);
  CHECK(open.verdict == Verdict::inconclusive);
  // The n at which the half-width is the distance to the bound.
  CHECK(anytime_half_width(open.needed, 1) <= .25);
  CHECK(anytime_half_width(open.needed - 1, 1) > .25);
  CHECK(judge_anytime(of(100, 6, 1), most, .05).needed == 0);
  CHECK(judge_anytime(of(1, 5, 0), most, .05).needed == 2);
  CHECK(judge_anytime(Estimate{.undefined = 5}, most, .05).verdict == Verdict::inconclusive);
  CHECK(judge_anytime(of(5, 5, 0), most, .05).verdict == Verdict::pass); // known exactly
}

TEST_CASE("a looser error tells sooner, and a bound far away is soon told") {
  const Estimate e = of(60, 5.8, 1);
  CHECK(judge_anytime(e, {.high = 6}, .1).needed < judge_anytime(e, {.high = 6}, .01).needed);
  CHECK(judge_anytime(e, {.high = 1e9}, .001).verdict == Verdict::pass);
  CHECK(judge_anytime(e, {.high = -1e9}, .001).verdict == Verdict::fail);
}

namespace {

/// Of studies whose true mean is the bound itself, the shares that are called kept and broken: at a
/// fixed n, or ever from 20 to n replications.
struct Called {
  double kept = 0, broken = 0;
};

template <class Judge>
Called called(int from, int to, Judge judge_one) {
  constexpr int trials = affordable(2'000);
  Called shares;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    engine::Draws draws(engine::Source(2026, trial), 1, 0, 0u);
    std::vector<std::optional<double>> values;
    bool kept = false, broken = false;
    for (int n = 1; n <= to; ++n) {
      values.emplace_back(normal(draws));
      if (n < from || (n - from) % 20 != 0) continue;
      const Verdict verdict = judge_one(estimate(values));
      kept = kept || verdict == Verdict::pass;
      broken = broken || verdict == Verdict::fail;
    }
    shares.kept += kept / double{trials};
    shares.broken += broken / double{trials};
  }
  return shares;
}

} // namespace

TEST_CASE("a plan on the bound is called kept or broken as seldom as stated", "[statistical]") {
  const double margin = slack(2'000) + 3 * std::sqrt(.025 * .975 / affordable(2'000));
  const Called fixed =
      called(20, 20, [](const Estimate& e) { return judge(e, {.high = 0}).verdict; });
  CHECK(fixed.kept <= .025 + margin);
  CHECK(fixed.broken <= .025 + margin);
  CHECK(fixed.kept >= .025 - margin); // and no bound is given away
  const Called looked =
      called(20, 400, [](const Estimate& e) { return judge_anytime(e, {.high = 0}, .05).verdict; });
  CHECK(looked.kept + looked.broken <= .05 + margin);
  const Called peeked =
      called(20, 400, [](const Estimate& e) { return judge(e, {.high = 0}).verdict; });
  CHECK(peeked.kept + peeked.broken > .1); // which is why a fixed interval will not do
}

} // namespace pondlab::tests::assessment_test
