// Shapley's split of a product, and rounding to a sum.
#include "experiment/statistics/shapley.hpp"

#include "engine/numeric/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <numeric>

namespace pondlab::tests::shapley_test {

using namespace pondlab::experiment;

namespace {

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.);
}
double product_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 1., std::multiplies());
}

struct Pair {
  std::vector<double> a, b;
};

Pair random_pair(std::size_t n, std::uint32_t trial) {
  engine::Draws draws(engine::Source(9, trial), 1, 0, 0u);
  Pair pair;
  for (std::size_t i = 0; i < n; ++i) {
    pair.a.push_back(draws.unit() * 4 - 1);
    pair.b.push_back(draws.unit() < .2 ? pair.a.back() : draws.unit() * 4 - 1);
  }
  return pair;
}

} // namespace

TEST_CASE("Two factors: each change times the other's mean") {
  const auto shares = shapley_of_product(std::vector<double>{3, 5}, std::vector<double>{2, 7});
  CHECK(shares[0] == 6);  // (3 − 2) · (5 + 7) / 2
  CHECK(shares[1] == -5); // (5 − 7) · (3 + 2) / 2
}

TEST_CASE("Three factors: Shapley's weights") {
  // (a − b) · (2·p(a) + 1·mixed + 2·p(b)) / 6, by hand.
  const auto shares =
      shapley_of_product(std::vector<double>{2, 3, 5}, std::vector<double>{1, 1, 1});
  CHECK(std::abs(shares[0] - (2 * 15 + 3 + 5 + 2 * 1) / 6.) < 1e-12);
  CHECK(std::abs(shares[1] - 2 * (2 * 10 + 2 + 5 + 2 * 1) / 6.) < 1e-12);
  CHECK(std::abs(shares[2] - 4 * (2 * 6 + 2 + 3 + 2 * 1) / 6.) < 1e-12);
}

TEST_CASE("Shares add up, change sign with the sides, and spare what is the same") {
  for (std::size_t n = 1; n <= 8; ++n)
    for (std::uint32_t trial = 0; trial < 20; ++trial) {
      const auto [a, b] = random_pair(n, trial);
      const auto shares = shapley_of_product(a, b), swapped = shapley_of_product(b, a);
      INFO(n << " factors, trial " << trial);
      CHECK(std::abs(sum_of(shares) - (product_of(a) - product_of(b))) < 1e-9);
      for (std::size_t i = 0; i < n; ++i) {
        CHECK(shares[i] == -swapped[i]);
        if (a[i] == b[i]) CHECK(shares[i] == 0);
      }
    }
}

TEST_CASE("Factors that change alike are treated alike") {
  const auto shares =
      shapley_of_product(std::vector<double>{2, 2, 3}, std::vector<double>{1, 1, 7});
  CHECK(shares[0] == shares[1]);
}

TEST_CASE("What is left by rounding goes to the largest remainders") {
  CHECK(rounded_to(std::vector<double>{1.5, 2.75, -.25}, 4) == std::vector<std::int64_t>{1, 3, 0});
  CHECK(rounded_to(std::vector<double>{-1.5, -2.75, .25}, -4) ==
        std::vector<std::int64_t>{-1, -3, 0});
  CHECK(rounded_to(std::vector<double>{.5, .5, 0}, 1) == std::vector<std::int64_t>{1, 0, 0});
  CHECK(rounded_to(std::vector<double>{}, 0).empty());
}

TEST_CASE("Rounded shares add up and stay within one of what they were") {
  for (std::uint32_t trial = 0; trial < 200; ++trial) {
    engine::Draws draws(engine::Source(10, trial), 1, 0, 0u);
    std::vector<double> shares;
    for (int i = 0; i < 12; ++i)
      shares.push_back(draws.unit() < .2 ? 0 : (draws.unit() - .5) * 1e9);
    const auto total = std::llround(sum_of(shares));
    const auto rounded = rounded_to(shares, total);
    CHECK(std::accumulate(rounded.begin(), rounded.end(), std::int64_t{0}) == total);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      CHECK(std::abs(static_cast<double>(rounded[i]) - shares[i]) <= 1.001);
      if (shares[i] == 0) CHECK(rounded[i] == 0);
    }
  }
}

} // namespace pondlab::tests::shapley_test
