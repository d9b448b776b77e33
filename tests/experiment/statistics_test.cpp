#include "experiment/statistics.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace pondlab::experiment;
using Catch::Approx;

TEST_CASE("Student's quantile agrees with the tables") {
  CHECK(student(1) == Approx(12.7062).epsilon(1e-5));
  CHECK(student(2) == Approx(4.30265).epsilon(1e-5));
  CHECK(student(9) == Approx(2.26216).epsilon(1e-5));
  CHECK(student(30) == Approx(2.04227).epsilon(1e-5));
  CHECK(student(1'000) == Approx(1.96234).epsilon(1e-5));
  CHECK(student(1'000'000) == Approx(1.95997).epsilon(1e-5));
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
