// What of an order's price cuts is whose.
#include "engine/sales/order.hpp"

#include "engine/numeric/random.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::order_test {

using namespace pondlab::engine;

namespace {

/// What store, platform and guide bear of `off`.
FundedParts parts_of(Fen off, FundedShares shares) { return funded_parts(off, shares); }

} // namespace

TEST_CASE("A cut is split to the fen by largest remainder, the brand first at a tie") {
  CHECK(parts_of(40'00, {}) == FundedParts{0, 0, 0});
  CHECK(parts_of(40'00, {5'000, 2'000, 1'000}) == FundedParts{20'00, 8'00, 4'00});
  // 33.35: brand and store 16.675 each, and the odd fen is the brand's.
  CHECK(parts_of(33'35, {5'000, 0, 0}) == FundedParts{16'67, 0, 0});
  // .10 in thirds and a bit: brand 3.334, others 3.333 each.
  CHECK(parts_of(10, {3'333, 3'333, 0}) == FundedParts{3, 3, 0});
  // .05: brand .5, store 1.25, platform 1.5, guide 1.75; guide and, at a tie, brand have the rest.
  CHECK(parts_of(5, {2'500, 3'000, 3'500}) == FundedParts{1, 1, 2});
  CHECK(parts_of(1, {3'000, 4'000, 3'000}) == FundedParts{0, 1, 0});
  CHECK(parts_of(99'99, {whole, 0, 0}) == FundedParts{99'99, 0, 0});
}

TEST_CASE("Whatever is agreed, nobody bears more than all, and none is a fen from their share") {
  Draws draws(Source(3, 0), hash_text("funded"), -1, std::uint32_t{0});
  for (int i = 0; i < 3'000; ++i) {
    FundedShares shares{};
    std::uint32_t left = whole;
    for (std::uint16_t& share : shares) {
      share = static_cast<std::uint16_t>(draws.below(left + 1));
      left -= share;
    }
    const Fen off = static_cast<Fen>(draws.below(2'000'000)) * (i % 7 == 0 ? 1'000'000'007 : 1);
    const FundedParts parts = parts_of(off, shares);
    Fen brand = off;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      brand -= parts[k];
      const auto apart =
          static_cast<__int128>(parts[k]) * whole - static_cast<__int128>(off) * shares[k];
      REQUIRE((apart < whole && -apart < whole));
    }
    const auto apart = static_cast<__int128>(brand) * whole - static_cast<__int128>(off) * left;
    REQUIRE((apart < whole && -apart < whole));
    REQUIRE(brand >= 0);
  }
}

TEST_CASE("Others bear the sum of what they bear of each cut") {
  Order order;
  order.bill.add(Line{.list = 300'00});
  order.bill.add(Cut{.layer = Layer::order, .off = 40'00});
  order.bill.add(Cut{.layer = Layer::coupon, .off = 20'01});
  CHECK(order.funded() == 0);
  order.funded_shares = {{{2'500, 0, 0}, {0, 5'000, 0}}};
  CHECK(order.funded_parts(1) == FundedParts{0, 10'00, 0});
  CHECK(order.funded() == 10'00 + 10'00);
  CHECK(order.paid() == 300'00 - 60'01);
}

} // namespace pondlab::tests::order_test
