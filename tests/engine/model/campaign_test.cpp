#include "engine/model/campaign.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::campaign_test {

using namespace pondlab::engine;

namespace {

const Date start = *make_date(2020, 2, 1);
Date day(int n) { return {start.days + n}; }

} // namespace

TEST_CASE("A schedule without dates is due from first to last day, each so many days") {
  Schedule schedule = with_defaults<Schedule>();
  CHECK(days_of(schedule, start, 4) == std::vector<Day>{0, 1, 2, 3});
  schedule.every_days = 3;
  CHECK(days_of(schedule, start, 8) == std::vector<Day>{0, 3, 6});
  schedule.from = day(2);
  schedule.to = day(5);
  CHECK(days_of(schedule, start, 8) == std::vector<Day>{2, 5});
  schedule.to = day(100);
  CHECK(days_of(schedule, start, 8) == std::vector<Day>{2, 5});
}

TEST_CASE("A schedule that began before the run keeps its rhythm") {
  Schedule schedule = with_defaults<Schedule>();
  schedule.from = day(-4);
  schedule.every_days = 3;
  CHECK(days_of(schedule, start, 8) == std::vector<Day>{2, 5});
}

TEST_CASE("Given dates are sorted, single, and within the run") {
  Schedule schedule = with_defaults<Schedule>();
  schedule.dates = {day(5), day(2), day(5), day(-1), day(8), day(7)};
  schedule.from = day(6); // dates are exact: the rest of the schedule does not matter
  CHECK(days_of(schedule, start, 8) == std::vector<Day>{2, 5, 7});
}

TEST_CASE("A schedule outside the run is never due") {
  Schedule schedule = with_defaults<Schedule>();
  schedule.from = day(9);
  CHECK(days_of(schedule, start, 8).empty());
  schedule.from = day(5);
  schedule.to = day(4);
  CHECK(days_of(schedule, start, 8).empty());
}

TEST_CASE("A coupon takes off its face or its share, from the threshold on, never below nothing") {
  CHECK(saving({.face = 20'00, .threshold = 99'00, .pay_share = whole}, 98'99) == 0);
  CHECK(saving({.face = 20'00, .threshold = 99'00, .pay_share = whole}, 99'00) == 20'00);
  CHECK(saving({.face = 20'00, .threshold = 0, .pay_share = whole}, 15'00) == 15'00);
  CHECK(saving({.face = 0, .threshold = 0, .pay_share = 7'000}, 100'00) == 30'00);
  CHECK(saving({.face = 40'00, .threshold = 0, .pay_share = 7'000}, 100'00) == 40'00);
  CHECK(saving({.face = 10'00, .threshold = 0, .pay_share = 7'000}, 100'00) == 30'00);
  CHECK(saving({.face = 0, .threshold = 0, .pay_share = 8'500}, 1) == 0);
  CHECK(saving({.face = 0, .threshold = 0, .pay_share = whole}, 100'00) == 0);
}

} // namespace pondlab::tests::campaign_test
