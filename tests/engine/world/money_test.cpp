#include "engine/world/world.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::money_test {

// The books held against shares of sales in floating point: what integers that wrap would hide.

using namespace pondlab::engine;

namespace {

long double total(const World& world, Account account) {
  return static_cast<long double>(world.state().ledger.total(account, 0, world.plan().day_count()));
}

/// Orders of up to hundreds of millions of yuan, near the largest that are valid.
World dear_world(std::int64_t members) {
  Setup setup = tests::plain_setup(6);
  Segment segment = tests::plain_segment("rich", members);
  segment.purchase.rate_shape = 5;
  segment.purchase.rate_scale = .5;
  segment.purchase.drop_out_a = .001;
  segment.purchase.drop_out_b = 1'000;
  segment.basket.person_scale = 100'000'00;
  segment.basket.person_shape = 1.2;
  segment.basket.order_shape = 500;
  setup.segments = {segment};
  setup.economics.return_shop = 0;
  World world(tests::plan_of(setup, {tests::entry("sms")}), 7, 0);
  world.run_to(6);
  return world;
}

} // namespace

TEST_CASE("Shares of any amount are exact, rounded half away from zero") {
  CHECK(share_of(3'000'000'000'000'000, 3'500) == 1'050'000'000'000'000);
  CHECK(share_of(900'000'000'000'000'001, 9'999) == 899'910'000'000'000'001);
  CHECK(share_of(9'000'000'000'000'000'000, whole) == 9'000'000'000'000'000'000);
  CHECK(share_of(-9'000'000'000'000'000'000, 5'000) == -4'500'000'000'000'000'000);
  CHECK(share_of(1, 5'000) == 1);
  CHECK(share_of(-1, 5'000) == -1);
}

TEST_CASE("Costs of huge sales are the declared shares of them") {
  const World world = dear_world(2'000);
  const Economics& economics = world.plan().economics();
  const DayCounts& counts = world.state().counts;
  const auto orders = static_cast<long double>(counts.total(Counter::orders_shop, 0, 6));
  const long double sales = -total(world, Account::sales);
  REQUIRE(orders > 1'000);
  REQUIRE(sales > 1e13L);
  const long double paid =
      sales - total(world, Account::coupon_subsidy) - total(world, Account::discount_subsidy);
  // Each order is rounded on its own.
  CHECK(std::abs(total(world, Account::goods) - sales * economics.goods_cost / whole) <= orders);
  CHECK(std::abs(total(world, Account::payment_fees) - paid * economics.payment_fee / whole) <=
        orders);
  CHECK(total(world, Account::freight) == orders * static_cast<long double>(economics.freight));
}

} // namespace pondlab::tests::money_test
