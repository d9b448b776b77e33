#include "engine/world/world.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace pondlab::tests::channels_test {

using namespace pondlab::engine;

namespace {

struct Visits {
  double store, marketplace, shop, lost;
  double all() const { return store + marketplace + shop + lost; }
};

Visits visits(const ChannelPreference& channels, double pull = 0, std::int32_t closed = 0,
              std::int32_t lost = 5'000) {
  Setup setup = tests::plain_setup(20);
  Segment segment = tests::plain_segment("members", 20'000);
  segment.channels = channels;
  setup.segments = {segment};
  setup.stores = {with_defaults<StoreGroup>()};
  setup.stores[0].stores = 5'000;
  setup.response.closed_store_lost = lost;
  Period period = with_defaults<Period>();
  period.id = "shock";
  period.from = setup.horizon.start;
  period.to = {setup.horizon.start.days + 19};
  period.marketplace_pull = pull;
  period.stores_closed = closed;
  setup.shocks = {period};
  World world(tests::plan_of(std::move(setup)), 61, 0);
  world.run_to(20);
  const auto total = [&](Counter counter) {
    return static_cast<double>(world.state().counts.total(counter, 0, 20));
  };
  return {total(Counter::visits_store), total(Counter::visits_marketplace),
          total(Counter::visits_shop), total(Counter::lost_to_closure)};
}

} // namespace

TEST_CASE("Visits go to the channels by their weights", "[statistical]") {
  const Visits seen = visits({5'000, 3'000, 2'000});
  CHECK(seen.lost == 0);
  CHECK(tests::near_chance(seen.store, seen.all(), .5));
  CHECK(tests::near_chance(seen.marketplace, seen.all(), .3));
  CHECK(tests::near_chance(seen.shop, seen.all(), .2));
  const Visits other = visits({500, 300, 200}); // weights need not add up to the whole
  CHECK(other.store == seen.store);
  CHECK(other.shop == seen.shop);
  const Visits one = visits({0, 0, 100});
  CHECK(one.shop == seen.all());
}

TEST_CASE("The marketplace's pull multiplies its odds", "[statistical]") {
  const Visits seen = visits({5'000, 3'000, 2'000}, 1);
  const double pulled = .3 * std::exp(1.);
  CHECK(tests::near_chance(seen.marketplace, seen.all(), pulled / (.7 + pulled)));
  CHECK(tests::near_chance(seen.store, seen.all(), .5 / (.7 + pulled)));
}

TEST_CASE("Closed stores see nobody; a share of their visits is lost, the rest goes elsewhere",
          "[statistical]") {
  const Visits open = visits({5'000, 3'000, 2'000});
  const Visits closed = visits({5'000, 3'000, 2'000}, 0, 10'000, 4'000);
  CHECK(closed.store == 0);
  CHECK(closed.all() == open.all()); // the same people set out
  CHECK(tests::near_chance(closed.lost, closed.all(), .5 * .4));
  CHECK(tests::near_chance(closed.marketplace, closed.all(), .3 + .5 * .6 * .6));
  CHECK(tests::near_chance(closed.shop, closed.all(), .2 + .5 * .6 * .4));
  const Visits nowhere = visits({5'000, 0, 0}, 0, 10'000, 0);
  CHECK(nowhere.lost == nowhere.all());
}

TEST_CASE("A share of the stores may close", "[statistical]") {
  const Visits half = visits({10'000, 0, 0}, 0, 5'000, 10'000);
  // 5,000 stores, each closed by its own coin: the spread of the share is that of the stores'.
  CHECK(std::abs(half.lost / half.all() - .5) < 3 * std::sqrt(.25 / 5'000) + .01);
}

TEST_CASE("A season multiplies visits and orders", "[statistical]") {
  const auto orders = [](double demand) {
    Setup setup = tests::plain_setup(30);
    Segment segment = tests::plain_segment("members", 20'000);
    segment.purchase.rate_shape = 1;
    setup.segments = {segment};
    Period period = with_defaults<Period>();
    period.id = "season";
    period.from = setup.horizon.start;
    period.to = {setup.horizon.start.days + 29};
    period.demand = demand;
    setup.calendar = {period};
    World world(tests::plan_of(std::move(setup)), 62, 0);
    world.run_to(1); // before anybody drops out
    return std::pair{static_cast<double>(world.state().counts.at(0, Counter::baseline_orders)),
                     static_cast<double>(world.state().counts.at(0, Counter::visits_shop))};
  };
  const auto usual = orders(1);
  CHECK(orders(0) == std::pair{0., 0.});
  for (const double demand : {.5, 2.5, 6.}) {
    const auto season = orders(demand);
    INFO("demand " << demand);
    CHECK(std::abs(season.second - demand * usual.second) <
          3 * std::sqrt(demand * usual.second * (1 + demand)));
    CHECK(std::abs(season.first - demand * usual.first) <
          3 * std::sqrt(demand * usual.first * (1 + demand)));
  }
}

} // namespace pondlab::tests::channels_test
