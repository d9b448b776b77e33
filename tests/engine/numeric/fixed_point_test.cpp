#include "engine/numeric/fixed_point.hpp"

#include "engine/numeric/random.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace pondlab::tests::fixed_point_test {

using namespace pondlab::engine;

namespace {

/// The largest relative error, above the floor, over a year of events of a given chance and size.
double worst_error(double retention, double chance, std::uint32_t size, std::uint64_t pattern) {
  const Decay decay(retention);
  Draws draws(Source(1, 0), pattern, 0, 0u);
  std::uint16_t stored = 0;
  int stored_on = 0;
  double real = 0, worst = 0;
  for (int day = 0; day < 365; ++day) {
    real *= retention;
    const auto added = static_cast<std::uint16_t>(draws.below(size));
    if (draws.unit() < chance && real + added < 65535) {
      stored = saturating_add(decay.after(stored, day - stored_on), added);
      stored_on = day;
      real += added;
    }
    const double now = decay.after(stored, day - stored_on);
    if (real >= decay.floor_of_one_percent()) worst = std::max(worst, std::abs(now - real) / real);
  }
  return worst;
}

} // namespace

TEST_CASE("sums and differences stop at the ends") {
  CHECK(saturating_add(65000, 535) == 65535);
  CHECK(saturating_add(65000, 536) == 65535);
  CHECK(saturating_add(1, 2) == 3);
  CHECK(saturating_subtract(3, 2) == 1);
  CHECK(saturating_subtract(2, 3) == 0);
}

TEST_CASE("decay rounds the real value to the nearest unit") {
  for (const double retention : {0.5, 0.9, 0.97, 0.999}) {
    const Decay decay(retention);
    for (const int value : {0, 1, 100, 3000, 65535})
      for (const int days : {0, 1, 2, 30, 365, 511}) {
        INFO(retention << ' ' << value << ' ' << days);
        const double real = value * std::pow(retention, days);
        CHECK(std::abs(decay.after(static_cast<std::uint16_t>(value), days) - real) < 0.501);
      }
  }
}

TEST_CASE("decay at the edges") {
  CHECK(Decay(1).after(65535, 0) == 65535);
  CHECK(Decay(1).after(65535, 100000) == 65535);
  CHECK(Decay(0).after(65535, 0) == 65535);
  CHECK(Decay(0).after(65535, 1) == 0);
  CHECK(Decay(0.999).after(65535, 1500) == 14612); // longer than the table: 65,535 · .999¹⁵⁰⁰
  CHECK(Decay(0.9).after(65535, 5000) == 0);
}

TEST_CASE("lazy decay stays within 1 % of the real-valued recursion over a year") {
  for (const double retention : {0.0, 0.5, 0.82, 0.9, 0.97, 0.99, 0.995, 1.0})
    for (std::uint64_t pattern = 0; pattern < 60; ++pattern) {
      const double chance = static_cast<double>(pattern % 10 + 1) / 10;
      const auto size = static_cast<std::uint32_t>(20 << (pattern % 9));
      INFO(retention << ' ' << pattern);
      REQUIRE(worst_error(retention, chance, size, pattern) <= 0.01);
    }
}

} // namespace pondlab::tests::fixed_point_test
