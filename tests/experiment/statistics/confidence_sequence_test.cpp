// Intervals that may be looked at at any time: how often they ever miss the true mean while values
// come in. 1,000 trials with fixed seeds; the Monte Carlo standard error at 5 % is .7 points.
#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/confidence_sequence.hpp"
#include "support/builds.hpp"
#include "support/noise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace pondlab::tests::confidence_sequence_test {

using namespace pondlab::experiment;
using tests::normal;

namespace {

constexpr int trials = affordable(1'000);
const double margin = slack(1'000);
constexpr int first = 20;
constexpr int last = 2'000;

using Noise = std::function<double(engine::Draws&)>;
using HalfWidth = std::function<double(int n)>; ///< half-width of deviation 1

/// Share of trials in which an interval misses mean 0 at any n from `first` to `last`.
double ever_missed(const Noise& noise, const HalfWidth& half_width) {
  std::vector<double> factors(last + 1);
  for (int n = first; n <= last; ++n) factors[static_cast<std::size_t>(n)] = half_width(n);
  int missed = 0;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    engine::Draws draws(engine::Source(2021, trial), 1, 0, 0u);
    double mean = 0, squares = 0; // Welford's
    for (int n = 1; n <= last; ++n) {
      const double value = noise(draws), off = value - mean;
      mean += off / n;
      squares += off * (value - mean);
      if (n >= first &&
          std::abs(mean) > factors[static_cast<std::size_t>(n)] * std::sqrt(squares / (n - 1))) {
        ++missed;
        break;
      }
    }
  }
  return missed / double{trials};
}

double anytime_factor(int n) { return anytime_half_width(n, 1); }
double student_factor(int n) { return student(n - 1) / std::sqrt(double(n)); }

} // namespace

TEST_CASE("A confidence sequence misses at most as often as stated, however often one looks",
          "[statistical]") {
  CHECK(ever_missed(normal, anytime_factor) <= .05 + margin);
  const auto light_tails = [](engine::Draws& draws) { return draws.unit53() - .5; };
  CHECK(ever_missed(light_tails, anytime_factor) <= .05 + margin);
  // The difference of two equally skewed, heavy-tailed seasons.
  const auto heavy_tails = [](engine::Draws& draws) {
    return engine::exp(normal(draws)) - engine::exp(normal(draws));
  };
  CHECK(ever_missed(heavy_tails, anytime_factor) <= .05 + margin);
  // Skewness 1: the sum of four exponentials.
  const auto skewed = [](engine::Draws& draws) {
    double product = 1;
    for (int i = 0; i < 4; ++i) product *= draws.unit53();
    return -engine::log(product) - 4;
  };
  CHECK(ever_missed(skewed, anytime_factor) <= .05 + margin);
}

TEST_CASE("Student's interval is missed far more often when one looks again and again",
          "[statistical]") {
  CHECK(ever_missed(normal, student_factor) > .25 - margin);
}

TEST_CASE("An anytime interval is wider than Student's, but not twice as wide") {
  for (const int n : {20, 50, 100, 500, 2'000}) {
    const double ratio = anytime_factor(n) / student_factor(n);
    CHECK(ratio > 1.3);
    CHECK(ratio < 2);
  }
  CHECK(anytime_half_width(100, 2) == 2 * anytime_factor(100));
  CHECK(anytime_half_width(100, 1, .01) > anytime_factor(100));
  CHECK(anytime_half_width(10'000, 1) < anytime_factor(2'000));
}

TEST_CASE("An anytime interval ends where the mixture reaches the bound") {
  // B_n, written out.
  const auto bayes_factor = [](int n, double t) {
    const double nu = n - 1, spread = 1 + n * .0878;
    return std::pow((1 + t * t / nu) / (1 + t * t / (spread * nu)), n / 2.) / std::sqrt(spread);
  };
  for (const int n : {12, 20, 100, 1'000})
    for (const double error : {.05, .005}) {
      const double t = anytime_half_width(n, 1, error) * std::sqrt(double(n));
      if (std::isfinite(t)) CHECK(std::abs(bayes_factor(n, t) * error - 1) < 1e-9);
    }
}

TEST_CASE("With too few values an anytime interval says nothing") {
  CHECK(std::isinf(anytime_half_width(1, 1)));
  CHECK(std::isinf(anytime_half_width(3, 1)));
  CHECK(anytime_half_width(30, 0) == 0);
}

} // namespace pondlab::tests::confidence_sequence_test
