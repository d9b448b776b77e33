#include "experiment/statistics/assessment.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::assessment_test {

using namespace pondlab::experiment;

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

} // namespace pondlab::tests::assessment_test
