#include "base/version.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::version_test {

TEST_CASE("the version has three numbers") {
  const std::string_view version = pondlab::version();
  CHECK(std::count(version.begin(), version.end(), '.') == 2);
  CHECK(version.find_first_not_of("0123456789.") == std::string_view::npos);
}

TEST_CASE("the compiler is named with its version") {
  CHECK(pondlab::compiler().find(' ') != std::string::npos);
}

} // namespace pondlab::tests::version_test
