#include "engine/numeric/random.hpp"
#include "engine/numeric/units.hpp"

#include <catch2/catch_test_macros.hpp>

#include <numeric>

namespace pondlab::tests::units_test {

using namespace pondlab::engine;

TEST_CASE("Shares are rounded half away from zero") {
  CHECK(share_of(100, 5'000) == 50);
  CHECK(share_of(1, 5'000) == 1);
  CHECK(share_of(1, 4'999) == 0);
  CHECK(share_of(-1, 5'000) == -1);
  CHECK(share_of(-3, 3'333) == -1);
  CHECK(share_of(0, 9'999) == 0);
  CHECK(share_of(900'000'000'000'000, whole) == 900'000'000'000'000);
}

TEST_CASE("Parts add up, each within a fen of its exact share") {
  Draws draws(Source(1, 0), hash_text("split"), -1, std::uint32_t{0});
  for (int i = 0; i < 2'000; ++i) {
    std::vector<std::int64_t> weights(1 + draws.below(12));
    for (std::int64_t& weight : weights) weight = draws.below(i % 3 == 0 ? 3 : 1'000'000);
    const Fen amount = (i % 2 == 0 ? 1 : -1) * static_cast<Fen>(draws.below(2'000'000'000)) *
                       (i % 5 == 0 ? 100'000 : 1);
    const auto parts = split(amount, weights);
    const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    REQUIRE(std::accumulate(parts.begin(), parts.end(), Fen{0}) == amount);
    if (total == 0) continue;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const auto exact = static_cast<__int128>(amount) * weights[k];
      const auto apart = static_cast<__int128>(parts[k]) * total - exact;
      REQUIRE((apart < total && -apart < total));
    }
  }
}

TEST_CASE("The largest remainders get the rest, the earlier part at a tie") {
  CHECK(split(10, {1, 1, 1}) == std::vector<Fen>{4, 3, 3});
  CHECK(split(-10, {1, 1, 1}) == std::vector<Fen>{-4, -3, -3});
  CHECK(split(100, {1, 2, 4}) == std::vector<Fen>{14, 29, 57});
  CHECK(split(5, {0, 0}) == std::vector<Fen>{5, 0});
  CHECK(split(5, {}).empty());
  CHECK(split(0, {3, 4}) == std::vector<Fen>{0, 0});
}

} // namespace pondlab::tests::units_test
