#include "mechanisms/common/months.hpp"

#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::months_test {

using namespace pondlab::engine;
using namespace pondlab::mechanisms;

namespace {

Horizon horizon(int year, int month, int day, std::int32_t days) {
  return {*make_date(year, month, day), days};
}

} // namespace

TEST_CASE("Months have as many days as the calendar gives them") {
  CHECK(days_in("2025-01") == 31);
  CHECK(days_in("2025-02") == 28);
  CHECK(days_in("2024-02") == 29);
  CHECK(days_in("2000-02") == 29);
  CHECK(days_in("2025-04") == 30);
  CHECK(days_in("2025-12") == 31);
}

TEST_CASE("What is due is counted by month, over the year's end") {
  Schedule schedule = with_defaults<Schedule>();
  schedule.every_days = 10;
  ByMonth months;
  count_months(schedule, horizon(2024, 12, 15, 60), months);
  CHECK(months == ByMonth{{"2024-12", 2}, {"2025-01", 3}, {"2025-02", 1}});
  count_months(schedule, horizon(2024, 12, 15, 60), months);
  CHECK(months["2025-01"] == 6);
  CHECK(month_of(horizon(2024, 12, 31, 9), 1) == "2025-01");
}

} // namespace pondlab::tests::months_test
