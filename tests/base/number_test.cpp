#include "base/number.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::number_test {

TEST_CASE("thousands stand apart, and nothing is less than nothing") {
  CHECK(grouped(0, 0) == "0");
  CHECK(grouped(999, 0) == "999");
  CHECK(grouped(1'000, 0) == "1,000");
  CHECK(grouped(1'234'567.891, 2) == "1,234,567.89");
  CHECK(grouped(-1'234.5, 1) == "\u22121,234.5");
  CHECK(grouped(-.04, 1) == "0.0");
}

} // namespace pondlab::tests::number_test
