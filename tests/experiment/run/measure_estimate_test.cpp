#include "experiment/run/measure_estimate.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace pondlab::tests::measure_estimate_test {

using namespace pondlab::experiment;

namespace {

const std::vector<std::optional<double>> zeros(20, 0);

Estimate of(const char* measure) { return estimate_of(*engine::find_measure(measure), zeros); }

} // namespace

TEST_CASE("of events that have not happened yet the mean may be above zero") {
  for (const char* measure : {"opted_out", "drop_outs", "redeemed"}) {
    REQUIRE(of(measure).rare);
    CHECK_FALSE(of(measure).rare->is_difference);
    CHECK(of(measure).low() == 0);
    CHECK(of(measure).high() > .149);
  }
}

TEST_CASE("measures that are differences of counts have room on both sides") {
  for (const char* measure : {"incremental_orders", "true_orders", "net_adds"}) {
    REQUIRE(of(measure).rare);
    CHECK(of(measure).low() < -.149);
    CHECK(of(measure).high() > .149);
  }
  const Estimate less = estimate_of_difference(*engine::find_measure("opted_out"), zeros);
  CHECK(less.low() < -.149);
}

TEST_CASE("stocks, money and shares are no rare counts") {
  for (const char* measure : {"reachable", "in_community", "campaign_cost", "return_rate"}) {
    CHECK_FALSE(of(measure).rare);
    CHECK(of(measure).high() == 0);
  }
  CHECK_FALSE(estimate_of_difference(*engine::find_measure("net_sales"), zeros).rare);
}

} // namespace pondlab::tests::measure_estimate_test
