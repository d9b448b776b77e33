#include "engine/numeric/math.hpp"

#include "engine/math_reference.hpp"
#include "engine/numeric/random.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

namespace pondlab::tests::math_test {

using pondlab::engine::Tails;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double units_in_last_place(double value, double expected) {
  if (value == expected) return 0;
  const double unit = std::nextafter(std::abs(expected), infinity) - std::abs(expected);
  return std::abs(value - expected) / unit;
}

double relative(double value, double expected) {
  return value == expected ? 0 : std::abs(value - expected) / std::abs(expected);
}

/// Checks a function of one argument against its table.
template <class Table, class Function, class Error>
void compare(const Table& table, Function function, Error error, double limit) {
  for (const auto& [x, expected] : table) {
    INFO(x << " gives " << function(x) << ", expected " << expected);
    CHECK(error(function(x), expected) <= limit);
  }
}

/// Arguments spread over an interval, the same everywhere.
template <class Visit>
void over(double from, double to, int count, Visit visit) {
  for (int i = 0; i < count; ++i)
    visit(from + (to - from) * pondlab::engine::unit(
                                   static_cast<std::uint32_t>(pondlab::engine::mix64(i) >> 32)));
}

std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }

template <class Function>
std::uint64_t golden(double from, double to, Function function) {
  std::uint64_t hash = 0;
  over(from, to, 2000, [&](double x) { hash = engine::mix64(hash, bits_of(function(x))); });
  return hash;
}

} // namespace

TEST_CASE("elementary functions agree with 50-digit arithmetic") {
  compare(reference::exp, engine::exp, units_in_last_place, 1);
  compare(reference::expm1, engine::expm1, units_in_last_place, 4);
  compare(reference::log, engine::log, units_in_last_place, 1);
  compare(reference::log1p, engine::log1p, units_in_last_place, 2);
  compare(reference::logistic, engine::logistic, units_in_last_place, 3);
  compare(reference::logit, engine::logit, units_in_last_place, 4);
}

TEST_CASE("elementary functions agree with the C library's nearly everywhere") {
  over(-700, 700, 20000,
       [](double x) { REQUIRE(units_in_last_place(engine::exp(x), std::exp(x)) <= 2); });
  over(-3, 3, 20000,
       [](double x) { REQUIRE(units_in_last_place(engine::expm1(x), std::expm1(x)) <= 5); });
  over(0, 4, 20000,
       [](double x) { REQUIRE(units_in_last_place(engine::log(x), std::log(x)) <= 2); });
  over(-1, 3, 20000,
       [](double x) { REQUIRE(units_in_last_place(engine::log1p(x), std::log1p(x)) <= 3); });
  over(0, 10, 20000,
       [](double x) { REQUIRE(relative(engine::pow(x, 3.7), std::pow(x, 3.7)) <= 2e-14); });
}

TEST_CASE("elementary functions at the edges") {
  CHECK(engine::exp(0) == 1);
  CHECK(engine::exp(-infinity) == 0);
  CHECK(engine::exp(-800) == 0);
  CHECK(engine::exp(infinity) == infinity);
  CHECK(engine::exp(710) == infinity);
  CHECK(std::isfinite(engine::exp(709.78)));
  CHECK(std::isnan(engine::exp(std::nan(""))));
  CHECK(engine::expm1(0) == 0);
  CHECK(engine::log(1) == 0);
  CHECK(engine::log(0) == -infinity);
  CHECK(engine::log(infinity) == infinity);
  CHECK(std::isnan(engine::log(-1)));
  CHECK(engine::log1p(0) == 0);
  CHECK(engine::log1p(-1) == -infinity);
  CHECK(engine::pow(0, 2) == 0);
  CHECK(engine::pow(0, 0) == 1);
  CHECK(engine::pow(5, 0) == 1);
  CHECK(engine::logistic(0) == 0.5);
  CHECK(engine::logistic(-800) == 0);
  CHECK(engine::logistic(800) == 1);
  CHECK(engine::logit(0.5) == 0);
}

TEST_CASE("the normal distribution and its quantiles") {
  compare(reference::normal_cdf, engine::normal_cdf, relative, 3e-13);
  compare(reference::normal_quantile, engine::normal_quantile, relative, 1e-15);
  CHECK(engine::normal_quantile(0.5) == 0);
  CHECK(engine::normal_quantile(0) == -infinity);
  CHECK(engine::normal_quantile(1) == infinity);
  over(-8, 8, 2000, [](double z) {
    const Tails tails = engine::normal_tails(z);
    REQUIRE(relative(tails.lower, engine::normal_tails(-z).upper) <= 1e-15);
    if (z < 0) REQUIRE(std::abs(engine::normal_quantile(tails.lower) - z) < 1e-12);
  });
}

TEST_CASE("the gamma function and distribution") {
  for (const auto& [x, expected] : reference::log_gamma)
    CHECK(std::abs(engine::log_gamma(x) - expected) <= 2e-14 * std::max(1.0, std::abs(expected)));
  for (const auto& [shape, x, lower, upper] : reference::gamma_tails) {
    INFO(shape << ' ' << x);
    const Tails tails = engine::gamma_tails(shape, x);
    CHECK(relative(lower < upper ? tails.lower : tails.upper, lower < upper ? lower : upper) <=
          1e-12);
    CHECK(std::abs(engine::gamma_p(shape, x) - lower) <= 1e-13);
  }
  for (const auto& [shape, lower, x] : reference::gamma_quantile) {
    INFO(shape << ' ' << lower);
    CHECK(relative(engine::gamma_quantile(shape, lower), x) <= 1e-12);
  }
  CHECK(engine::gamma_quantile(0.01, 1e-9) == 0); // about 10^−896
  CHECK(relative(engine::gamma_quantile_log(0.01, {1e-9, 1 - 1e-9}), -2072.8956145) < 1e-10);
}

TEST_CASE("the beta distribution") {
  for (const auto& [a, b, x, lower, upper] : reference::beta_tails) {
    INFO(a << ' ' << b << ' ' << x);
    const Tails tails = engine::beta_tails(a, b, x);
    CHECK(relative(lower < upper ? tails.lower : tails.upper, lower < upper ? lower : upper) <=
          2e-11);
    CHECK(std::abs(engine::beta_i(a, b, x) - lower) <= 1e-12);
  }
  for (const auto& [a, b, lower, x] : reference::beta_quantile) {
    INFO(a << ' ' << b << ' ' << lower);
    CHECK(relative(engine::beta_quantile(a, b, lower), x) <= 1e-11);
  }
}

TEST_CASE("densities of log gamma and logit beta are the slopes of the tails") {
  constexpr double step = 1e-5;
  for (const double shape : {0.2426, 3.0, 40.0})
    for (const double y : {-2.0, 0.5, 3.0}) {
      const double slope = (engine::gamma_p(shape, engine::exp(y + step)) -
                            engine::gamma_p(shape, engine::exp(y - step))) /
                           (2 * step);
      CHECK(std::abs(slope - engine::gamma_log_density(shape, y)) < 1e-8);
    }
  for (const double a : {0.7929, 30.0})
    for (const double y : {-2.0, 0.5, 3.0}) {
      const double slope = (engine::beta_i(a, 14, engine::logistic(y + step)) -
                            engine::beta_i(a, 14, engine::logistic(y - step))) /
                           (2 * step);
      CHECK(std::abs(slope - engine::beta_logit_density(a, 14, y)) < 1e-8);
    }
}

TEST_CASE("functions give the same bits on every compiler and machine") {
  CHECK(golden(-700, 700, engine::exp) == 0xa11ce994e963b9c5u);
  CHECK(golden(-2, 2, engine::expm1) == 0xd3a2d3f15714de2bu);
  CHECK(golden(0, 100, engine::log) == 0x24c4d4bbcafbb7e2u);
  CHECK(golden(-1, 2, engine::log1p) == 0x9e61c685c552aef9u);
  CHECK(golden(0, 10, [](double x) { return engine::pow(x, 2.3); }) == 0x7c3c852163c655cbu);
  CHECK(golden(-20, 20, engine::logistic) == 0xa7d361796e0287bdu);
  CHECK(golden(0, 1, engine::logit) == 0xa8ee02a6e02416b0u);
  CHECK(golden(-9, 9, engine::normal_cdf) == 0xf67689db9ac13e6au);
  CHECK(golden(0, 1, engine::normal_quantile) == 0x89c4b162bd5cd2c4u);
  CHECK(golden(0, 40, engine::log_gamma) == 0xfc45334cb7f22d9au);
  CHECK(golden(0, 8, [](double x) { return engine::gamma_p(2.5, x); }) == 0xd99905ddff350f3du);
  CHECK(golden(0, 1, [](double u) { return engine::gamma_quantile(0.2426, u); }) ==
        0xbed8ec539db2bd76u);
  CHECK(golden(0, 1, [](double x) { return engine::beta_i(0.7929, 2.4259, x); }) ==
        0x14b6b18a9a4b372fu);
  CHECK(golden(0, 1, [](double u) { return engine::beta_quantile(0.7929, 2.4259, u); }) ==
        0x7c328c7b26f45f86u);
}

TEST_CASE("Quantiles of many are those of each, to the bit") {
  std::vector<double> u{0, 1, 1e-300, .075, .07499999, .925, .9250001, .5};
  for (int i = 1; i < 997; ++i) u.push_back(i / 997.);
  std::vector<double> many(u.size());
  engine::normal_quantiles(u, many);
  for (std::size_t i = 0; i < u.size(); ++i)
    CHECK(std::bit_cast<std::uint64_t>(many[i]) ==
          std::bit_cast<std::uint64_t>(engine::normal_quantile(u[i])));
}

} // namespace pondlab::tests::math_test
