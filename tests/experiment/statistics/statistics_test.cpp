#include "experiment/statistics/statistics.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "support/builds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::statistics_test {

using namespace pondlab::experiment;
using Catch::Approx;

TEST_CASE("Student's quantile agrees with the tables") {
  CHECK(student(1) == Approx(12.7062).epsilon(1e-5));
  CHECK(student(2) == Approx(4.30265).epsilon(1e-5));
  CHECK(student(9) == Approx(2.26216).epsilon(1e-5));
  CHECK(student(30) == Approx(2.04227).epsilon(1e-5));
  CHECK(student(1'000) == Approx(1.96234).epsilon(1e-5));
  CHECK(student(1'000'000) == Approx(1.95997).epsilon(1e-5));
  CHECK(student(9, .99) == Approx(3.24984).epsilon(1e-5));
}

TEST_CASE("an estimate has mean, sample deviation and interval of what is defined") {
  const std::vector<std::optional<double>> values = {2, 4, std::nullopt, 4, 4, 5, 5, 7, 9};
  const Estimate e = estimate(values);
  CHECK(e.n == 8);
  CHECK(e.undefined == 1);
  CHECK(e.mean == 5);
  CHECK(e.sd == Approx(2.13809));
  CHECK(e.half_width == Approx(2.36462 * 2.13809 / 2.82843).epsilon(1e-5));
  CHECK(e.low() == Approx(3.2125).epsilon(1e-4));
}

TEST_CASE("skewness is the third moment over the spread") {
  CHECK(skewness(std::vector<double>{1, 2, 3}) == 0);
  CHECK(skewness(std::vector<double>{5, 5, 5}) == 0);
  CHECK(skewness(std::vector<double>{}) == 0);
  // Of n values one of which sticks out: (n − 2) / √(n − 1).
  std::vector<double> one_large(26, 0);
  one_large[7] = 300;
  CHECK(skewness(one_large) == Approx(24. / 5));
  one_large[7] = -300;
  CHECK(skewness(one_large) == Approx(-24. / 5));
}

TEST_CASE("one value has no interval and none has no mean") {
  const std::vector<std::optional<double>> one = {3};
  CHECK(estimate(one).mean == 3);
  CHECK_FALSE(estimate(one).has_interval());
  const std::vector<std::optional<double>> none = {std::nullopt};
  CHECK_FALSE(estimate(none).defined());
}

TEST_CASE("quantiles are linear between neighbours") {
  const std::vector<double> values = {1, 2, 3, 4};
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, .5) == 2.5);
  CHECK(quantile(values, 1) == 4);
  CHECK(quantile(values, .05) == Approx(1.15));
}

TEST_CASE("The interval of a fixed number of replications covers as often as stated",
          "[statistical]") {
  // 2,000 trials: the Monte Carlo standard error at 95 % is half a point; 93 to 97 % leaves room
  // for what skewness takes from the normal's coverage.
  constexpr int trials = affordable(2'000);
  const double margin = slack(2'000);
  const auto covered = [](int n, auto&& noise) {
    int hits = 0;
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
      pondlab::engine::Draws draws(pondlab::engine::Source(95, trial), 1, 0, 0u);
      std::vector<std::optional<double>> values;
      for (int i = 0; i < n; ++i) values.emplace_back(noise(draws));
      const Estimate e = estimate(values);
      hits += e.low() <= 0 && e.high() >= 0;
    }
    return hits / double{trials};
  };
  const auto normal = [](pondlab::engine::Draws& draws) {
    return pondlab::engine::normal_quantile(draws.unit53());
  };
  // A paired difference: what the two share falls out.
  const auto difference = [&](pondlab::engine::Draws& draws) {
    const double shared = 5 * normal(draws), a = shared + normal(draws);
    return a - (shared + 2 * normal(draws));
  };
  const auto skewed = [](pondlab::engine::Draws& draws) { // skewness 1
    double product = 1;
    for (int i = 0; i < 4; ++i) product *= draws.unit53();
    return -pondlab::engine::log(product) - 4;
  };
  for (const int n : {2, 5, 20}) {
    CHECK(covered(n, normal) > .93 - margin);
    CHECK(covered(n, normal) < .97 + margin);
    CHECK(covered(n, difference) > .93 - margin);
    CHECK(covered(n, difference) < .97 + margin);
  }
  for (const int n : {20, 60}) {
    CHECK(covered(n, skewed) > .93 - margin);
    CHECK(covered(n, skewed) < .97 + margin);
  }
}

} // namespace pondlab::tests::statistics_test
