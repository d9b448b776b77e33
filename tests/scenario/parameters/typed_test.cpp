#include "scenario/parameters/typed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

namespace pondlab::scenario::typed_test {

namespace {

/// 2026-11-30.
constexpr engine::Date today{20'787};

std::string date(std::string_view text) {
  const auto read = typed_date(text, today);
  return read ? engine::to_text(*read) : "";
}

} // namespace

TEST_CASE("numbers are read as people type them") {
  for (const char* text :
       {"20000", "20,000", "2万", "2 万", "２万", "２０，０００", "2.0万人", "20k", "2w", "020000"})
    CHECK(typed_number(text, 0) == 20'000);
  CHECK(typed_number("1,234,567", 0) == 1'234'567);
  CHECK(typed_number("2.5万", 0) == 25'000);
  CHECK(typed_number("1百万", 0) == 1'000'000);
  CHECK(typed_number("0.5", 2) == 50);
  CHECK(typed_number("¥2万元", 2) == 2'000'000);
  CHECK(typed_number("￥20,000.50 元", 2) == 2'000'050);
  CHECK(typed_number("0", 0) == 0);
}

TEST_CASE("what is no number is not guessed at") {
  for (const char* text :
       {"", " ", "万", "abc", "2,00", "2,0000", "20,000,", ",200", "1.2.3", "-5", "2.00001万",
        "1e6", "20.5", "二万", "1,234.5,6", "9999999999999999999999", "\xff\xfe",
        "12345678901234567890123456789012345678901234567890"}) {
    INFO(text);
    CHECK_FALSE(typed_number(text, 0));
  }
}

TEST_CASE("dates are read as people type them") {
  for (const char* text : {"2021-03-08", "2021/3/8", "2021.3.8", "20210308", "2021年3月8日",
                           "21/3/8", "２０２１年３月８日", " 2021 - 3 - 8 ", "2021年3月8号"}) {
    INFO(text);
    CHECK(date(text) == "2021-03-08");
  }
  CHECK(date("3月8日") == "2027-03-08");
  CHECK(date("11/30") == "2026-11-30");
  CHECK(date("11.29") == "2027-11-29");
  CHECK(date("2月29日") == "2028-02-29");
}

TEST_CASE("what is no date is not guessed at") {
  for (const char* text :
       {"", "3", "2021", "2021-13-01", "2021-02-29", "2月30日", "1-2-3-4", "明天", "3月", "-3-8",
        "2021-03-08T10:00", "99999999", "1234567890", "3/8 or 9"}) {
    INFO(text);
    CHECK(date(text).empty());
  }
}

} // namespace pondlab::scenario::typed_test
