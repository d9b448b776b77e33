#include "experiment/study/worthwhile_difference.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::worthwhile_difference_test {

using experiment::difference_of_cost;
using experiment::DifferenceOrigin;
using experiment::known_difference;

namespace {

auto known(const char* measure, std::optional<double> stated = std::nullopt) {
  scenario::ComparisonSettings settings = engine::with_defaults<scenario::ComparisonSettings>();
  settings.measure = measure;
  if (stated) settings.worthwhile_difference = *stated;
  return known_difference(settings, *engine::find_measure(measure));
}

} // namespace

TEST_CASE("five per cent of the dearest campaign's cost, to two digits, is worthwhile") {
  CHECK(difference_of_cost(500'00).value == 25'00);
  CHECK(difference_of_cost(12'345'67).value == 620'00);
  CHECK(difference_of_cost(9'930'00).value == 500'00); // 496.5
  CHECK(difference_of_cost(4'000'000'00).value == 200'000'00);
  CHECK(difference_of_cost(500'00).origin == DifferenceOrigin::campaign_cost);
  CHECK(difference_of_cost(500'00).dearest == 500'00);
}

TEST_CASE("of a campaign that costs little a yuan is worthwhile, of one that costs nothing none") {
  CHECK(difference_of_cost(1).value == 1'00);
  CHECK(difference_of_cost(19'00).value == 1'00);
  CHECK(difference_of_cost(0).value == 0);
  CHECK(difference_of_cost(0).origin == DifferenceOrigin::free_of_cost);
}

TEST_CASE("of sums of money alone nothing is worthwhile before it is known what campaigns cost") {
  CHECK_FALSE(known("contribution"));
  CHECK_FALSE(known("net_sales"));
  CHECK(known("net_sales", 12.34)->value == 12'34);
  CHECK(known("net_sales", 0)->value == 0);
  CHECK(known("net_sales", 0)->origin == DifferenceOrigin::stated);
  CHECK(known("return_rate")->value == .01);
  CHECK(known("return_rate")->origin == DifferenceOrigin::usual);
  CHECK(known("return_rate", .005)->value == .005);
  CHECK(known("orders")->value == 0);
  CHECK(known("orders", 250)->value == 250);
  CHECK(known("order_value")->value == 0);
}

} // namespace pondlab::tests::worthwhile_difference_test
