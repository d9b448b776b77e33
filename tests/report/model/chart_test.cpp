#include "report/model/chart.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace pondlab::tests::chart_test {

using namespace pondlab::report;

TEST_CASE("ticks are round and cover the values") {
  CHECK(nice_ticks(0, 97, 5) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(nice_ticks(-3, 4, 4) == std::vector<double>{-4, -2, 0, 2, 4});
  for (const double scale : {1e-6, 0.3, 7.0, 4.2e9}) {
    const std::vector<double> ticks = nice_ticks(scale, 3.7 * scale, 5);
    REQUIRE(ticks.size() >= 2);
    CHECK(ticks.front() <= scale);
    CHECK(ticks.back() >= 3.7 * scale);
  }
}

TEST_CASE("an extent of one value still has an axis") {
  CHECK(nice_ticks(0, 0, 5).size() >= 2);
  CHECK(nice_ticks(5, 5, 5).size() >= 2);
}

TEST_CASE("money is ticked in yuan") {
  const Axis axis = value_axis(Language::zh, "", 0, 41'234'567'00, Unit::money, true);
  CHECK(axis.min == 0);
  CHECK(axis.ticks[1].label == "¥1,000万");
}

TEST_CASE("a count has no fractional ticks") {
  const Axis axis = value_axis(Language::en, "", 0, 2, Unit::count, true);
  REQUIRE(axis.ticks.size() == 3);
  CHECK(axis.ticks[1].label == "1");
}

TEST_CASE("gaps do not disturb the fit") {
  SeriesChart chart;
  chart.lines.push_back({"", {}, 0, {NAN, 3, 8}});
  fit_values(chart, Language::en, true);
  CHECK(chart.y.min == 0);
  CHECK(chart.y.max == 8);
  CHECK_FALSE(chart.empty());
}

TEST_CASE("labels are kept apart and inside") {
  const std::vector<double> placed = spread_labels({10, 11, 95}, 12, 0, 100);
  CHECK(placed[1] - placed[0] >= 12);
  CHECK(placed[2] <= 88);
}

TEST_CASE("each series differs from the others in colour") {
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      CHECK(series_stroke(a, true).colour != series_stroke(b, true).colour);
      CHECK(series_stroke(a, false).colour != series_stroke(b, false).colour);
    }
  }
}

} // namespace pondlab::tests::chart_test
