#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>

namespace pondlab::tests::cdnow_test {

using namespace pondlab::engine;

namespace {

constexpr int replications = 60;

struct Repeats {
  std::array<double, 8> histogram_sum{}, histogram_squares{};
};

/// Repeat orders of one replication: people by number of repeats, and cumulative by week.
void add(Repeats& repeats, const World& world) {
  std::array<double, 8> histogram{};
  for (PersonIndex p = 0; p < world.state().people.size(); ++p)
    if (world.state().people.orders[p] > 0)
      ++histogram[std::min<std::size_t>(7, world.state().people.orders[p] - 1u)];
  for (std::size_t i = 0; i < 8; ++i) {
    repeats.histogram_sum[i] += histogram[i];
    repeats.histogram_squares[i] += histogram[i] * histogram[i];
  }
}

} // namespace

// V1: Fader, Hardie & Lee 2005. The expected histogram and curve are BG/NBD's for the cohort's own
// days of first purchase. |mean − expected| < 3 standard errors in all of 14 places: with
// independent places a right model fails one run in 26, and the seeds are fixed. The .05 and .5 are
// the roundings of the published figures.
TEST_CASE("With no campaign CDNOW's customers repeat as BG/NBD says", "[statistical][full]") {
  const std::array<double, 8> expected = {1407.7, 460.3, 192.5, 101.2, 59.8, 38.1, 25.5, 71.9};
  const auto plan = tests::plan_of(tests::cdnow_setup());
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    Repeats repeats;
    for (std::uint32_t r = 0; r < replications; ++r) {
      World world(plan, seed, r);
      world.run_to(273);
      add(repeats, world);
    }
    for (std::size_t i = 0; i < 8; ++i) {
      const double mean = repeats.histogram_sum[i] / replications;
      const double variance = repeats.histogram_squares[i] / replications - mean * mean;
      INFO("seed " << seed << ", " << i << " repeats: " << mean << " against " << expected[i]);
      CHECK(std::abs(mean - expected[i]) < 3 * std::sqrt(variance / replications) + .05);
    }
  }
}

TEST_CASE("With no campaign CDNOW's cumulative repeats follow BG/NBD's weekly curve",
          "[statistical][full]") {
  const std::array<double, 6> expected = {709, 1727, 2494, 3128, 3675, 4161};
  const auto plan = tests::plan_of(tests::cdnow_setup(78 * 7));
  for (const std::uint64_t seed : {4u, 5u, 6u}) {
    std::array<double, 6> sum{}, squares{};
    for (std::uint32_t r = 0; r < replications; ++r) {
      World world(plan, seed, r);
      world.run_to(78 * 7);
      for (std::size_t i = 0; i < 6; ++i) {
        const auto repeats = static_cast<double>(world.state().counts.total(
            Counter::repeat_orders, 0, static_cast<Day>(13 * 7 * (i + 1))));
        sum[i] += repeats;
        squares[i] += repeats * repeats;
      }
    }
    for (std::size_t i = 0; i < 6; ++i) {
      const double mean = sum[i] / replications;
      const double variance = squares[i] / replications - mean * mean;
      INFO("seed " << seed << ", week " << 13 * (i + 1) << ": " << mean << " against "
                   << expected[i]);
      CHECK(std::abs(mean - expected[i]) < 3 * std::sqrt(variance / replications) + .5);
    }
  }
}

} // namespace pondlab::tests::cdnow_test
