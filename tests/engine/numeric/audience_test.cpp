#include "engine/numeric/audience.hpp"

#include "engine/numeric/random.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::audience_test {

using namespace pondlab::engine;

TEST_CASE("An audience has as many members as it tells one by one") {
  Audience audience(64 * 300);
  CHECK(audience.size() == 0);
  for (std::size_t i = 0; i < audience.words().size(); ++i) audience.words()[i] = mix64(i);
  audience.words()[7] = ~std::uint64_t{0};
  audience.words()[8] = 0;
  std::int64_t told = 0;
  audience.each([&](PersonIndex) { ++told; });
  CHECK(audience.size() == told);
}

} // namespace pondlab::tests::audience_test
