#include "scenario/json/decimal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace pondlab::tests::decimal_test {

using namespace pondlab::scenario;
using Fault = Decimal::Fault;

namespace {

std::int64_t yuan(std::string_view text) {
  const Decimal decimal = read_decimal(text, 2);
  REQUIRE(decimal.fault == Fault::none);
  return decimal.scaled;
}

} // namespace

TEST_CASE("money is read exactly from its own text") {
  CHECK(yuan("0") == 0);
  CHECK(yuan("-0") == 0);
  CHECK(yuan("12") == 1'200);
  CHECK(yuan("12.5") == 1'250);
  CHECK(yuan("12.50") == 1'250);
  CHECK(yuan("12.500") == 1'250);
  CHECK(yuan("0.01") == 1);
  CHECK(yuan("-0.01") == -1);
  CHECK(yuan("19.99") == 1'999);
  CHECK(yuan("1e3") == 100'000);
  CHECK(yuan("1.25E+1") == 1'250);
  CHECK(yuan("1250e-2") == 1'250);
  CHECK(yuan("92233720368547758.07") == INT64_MAX);
  CHECK(yuan("-92233720368547758.08") == INT64_MIN);
  CHECK(yuan("0e99999999999") == 0);
}

TEST_CASE("more decimals than allowed are a fault, not rounded") {
  const std::string text = GENERATE("12.505", "0.001", "1e-3", "0.0000000000001", "1e-999999999");
  CHECK(read_decimal(text, 2).fault == Fault::too_many_decimals);
}

TEST_CASE("numbers beyond 64 bits are a fault") {
  const std::string text = GENERATE("92233720368547758.08", "1e18", "99999999999999999999999999999",
                                    "1e999999999999999999999", "-1e17");
  CHECK(read_decimal(text, 2).fault == Fault::too_large);
}

TEST_CASE("decimals are written without trailing zeros and read back") {
  CHECK(decimal_text(1'250, 2) == "12.5");
  CHECK(decimal_text(1'200, 2) == "12");
  CHECK(decimal_text(-5, 2) == "-0.05");
  CHECK(decimal_text(0, 4) == "0");
  CHECK(decimal_text(50, 4) == "0.005");
  CHECK(decimal_text(7, 0) == "7");
  const std::int64_t fen = GENERATE(0, 1, -1, 99, 100, 12345, INT64_MAX, INT64_MIN);
  CHECK(yuan(decimal_text(fen, 2)) == fen);
}

TEST_CASE("reals read back from the shortest text") {
  const double value = GENERATE(0.0, .2426, 4.4136, -3.63, 1e-300, 1.7976931348623157e308, 1.0 / 3);
  CHECK(read_real(real_text(value)) == value);
  CHECK_FALSE(read_real("1e999"));
  CHECK_FALSE(read_real("[1]"));
}

TEST_CASE("number texts follow JSON's grammar") {
  for (const char* good : {"0", "-0", "10", "1.5", "-1.5e+10", "0e1", "1E9"})
    CHECK(is_number_text(good));
  for (const char* bad :
       {"", "-", "01", "1.", ".5", "+1", "1e", "1e+", "1 ", "0x1", "1,000", "NaN"})
    CHECK_FALSE(is_number_text(bad));
}

} // namespace pondlab::tests::decimal_test
