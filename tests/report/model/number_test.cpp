#include "report/model/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace pondlab::tests::number_test {

using namespace pondlab::report;

TEST_CASE("figures are shortened the way each language does") {
  CHECK(number_text(Language::zh, 412'000'00, Unit::money) == "¥41.2万");
  CHECK(number_text(Language::en, 412'000'00, Unit::money) == "¥412k");
  CHECK(number_text(Language::zh, 18'420, Unit::count) == "1.8万");
  CHECK(number_text(Language::en, 1'842, Unit::count) == "1,842");
  CHECK(number_text(Language::zh, 3.21e8, Unit::count) == "3.2亿");
  CHECK(number_text(Language::zh, 9'999, Unit::count) == "9,999");
}

TEST_CASE("ledgers keep every digit") {
  CHECK(number_text(Language::zh, -1'234'567'89, Unit::money, Shape::exact) ==
        "\u2212¥1,234,567.89");
}

TEST_CASE("rates keep three figures") {
  CHECK(number_text(Language::en, 0.112, Unit::rate) == "11.2%");
  CHECK(number_text(Language::en, 0.0081, Unit::rate) == "0.81%");
  CHECK(number_text(Language::en, 1.0, Unit::rate) == "100%");
}

TEST_CASE("nothing is not zero, and zero has no sign") {
  CHECK(number_text(Language::en, NAN, Unit::count) == "\u2013");
  CHECK(number_text(Language::en, -0.0, Unit::count) == "0");
  CHECK(number_text(Language::en, -0.2, Unit::money, Shape::exact) == "¥0.00");
}

TEST_CASE("dates are written with their weekday") {
  CHECK(date_text(Language::zh, 18293) == "2020-02-01 周六");
  CHECK(date_text(Language::en, 0) == "Thu 1970-01-01");
  CHECK(day_text(Language::en, 18293) == "1 Feb");
  CHECK(day_text(Language::zh, -1) == "12月31日");
  CHECK(clock_text(0) == "00:00");
  CHECK(clock_text(1439) == "23:59");
}

} // namespace pondlab::tests::number_test
