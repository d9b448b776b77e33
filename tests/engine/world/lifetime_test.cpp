// Selling must not by itself end a customer's life: the second clock tosses no coin.
#include "engine/world/world.hpp"
#include "support/onlooker.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cmath>
#include <set>

namespace pondlab::tests::lifetime_test {

using namespace pondlab::engine;

namespace {

Setup pond(std::int32_t never_bought, std::int32_t pulled_forward) {
  Setup setup = tests::plain_setup(180);
  Segment segment = tests::plain_segment("members", 3'000);
  segment.never_bought = never_bought;
  segment.purchase.conversion = 1'000;
  segment.channels = {3'000, 2'000, 5'000};
  setup.segments = {segment};
  setup.stores = {with_defaults<StoreGroup>()};
  setup.network.degree = 4;
  setup.response.share = 5'000;
  setup.response.pulled_forward = pulled_forward;
  return setup;
}

Campaign selling() {
  Campaign campaign{tests::entry("sms"), tests::entry("live_stream")};
  tests::set(campaign[0], "schedule.every_days", 7);
  tests::set(campaign[0], "coupon.face", 15'00);
  tests::set(campaign[0], "seen", 5'000);
  tests::set(campaign[0], "stimulus", 2);
  tests::set(campaign[1], "schedule.every_days", 14);
  return campaign;
}

std::int64_t total(const World& world, Counter counter) {
  return world.state().counts.total(counter, 0, world.day());
}

} // namespace

TEST_CASE("A campaign that only sells leaves every customer's lifetime as it was") {
  World none(tests::plan_of(pond(0, 2'000)), 1, 0);
  World sold(tests::plan_of(pond(0, 2'000), selling()), none.population());
  while (!none.at_end()) {
    none.step();
    sold.step();
    INFO("day " << none.day());
    REQUIRE(none.state().people.stage == sold.state().people.stage);
  }
  CHECK(total(none, Counter::drop_outs) == total(sold, Counter::drop_outs));
  CHECK(total(none, Counter::campaign_orders) == 0);
  CHECK(total(sold, Counter::campaign_orders) > total(none, Counter::baseline_orders) / 10);
}

TEST_CASE("Only those whom a campaign made customers drop out at another time") {
  // Their clock starts with their first order, which came earlier or came at all.
  auto testimony = std::make_shared<tests::Testimony>();
  Campaign campaign = selling();
  campaign.push_back(tests::onlooker(testimony));
  Setup setup = pond(5'000, 2'000);
  setup.response.tolerance = 100; // nobody puts a first order off
  setup.response.price_memory = 1;
  World none(tests::plan_of(setup), 1, 0);
  World sold(tests::plan_of(setup, std::move(campaign)), none.population());
  const People start = none.state().people;
  none.run_to(180);
  sold.run_to(180);
  std::set<PersonIndex> won;
  for (const auto& day : *testimony)
    for (const Order& order : day.orders)
      if (start.orders[order.person] == 0 && !order.baseline) won.insert(order.person);
  std::int64_t different = 0;
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (none.state().people.stage[i] == sold.state().people.stage[i]) continue;
    ++different;
    CHECK(won.contains(static_cast<PersonIndex>(i)));
  }
  CHECK(different > 0);
}

TEST_CASE("Every baseline order of the quiet world is placed, or was placed earlier") {
  World none(tests::plan_of(pond(0, 0)), 1, 0);
  none.run_to(180);
  const std::int64_t ticks = total(none, Counter::baseline_orders);
  for (const std::int32_t pulled : {0, 1'000, 3'300}) {
    World sold(tests::plan_of(pond(0, pulled), selling()), none.population());
    sold.run_to(180);
    INFO("φ = " << pulled << " bp");
    CHECK(total(sold, Counter::baseline_orders) + total(sold, Counter::pulled_ticks) +
              total(sold, Counter::put_off_ticks) + total(sold, Counter::waiting_ticks) ==
          ticks);
    CHECK((total(sold, Counter::pulled_ticks) == 0) == (pulled == 0));
  }
}

TEST_CASE("Of regular customers' extra orders the share φ is borrowed from the next weeks") {
  // 2.5 orders a week each and no drop-out: the next order surely falls within six weeks.
  Setup setup = pond(0, 3'300);
  Segment& segment = setup.segments[0];
  segment.members = 400;
  segment.purchase.rate_shape = 50;
  segment.purchase.rate_scale = 20;
  segment.purchase.drop_out_a = .001;
  segment.purchase.drop_out_b = 1'000;
  segment.tenure_max = 30;
  setup.network.degree = 0;
  World world(tests::plan_of(std::move(setup), selling()), 5, 0);
  world.run_to(180);
  const auto extra = static_cast<double>(total(world, Counter::campaign_orders));
  auto borrowed = static_cast<double>(total(world, Counter::pulled_ticks));
  for (const PersonRecord& person : world.state().people.record)
    borrowed += person.owed; // on the last days
  INFO(borrowed << " of " << extra);
  CHECK(extra > 2'000);
  CHECK(std::abs(borrowed / extra - .33) < 3 * std::sqrt(.33 * .67 / extra));
}

TEST_CASE("However seldom people buy, the share φ of their extra orders is borrowed",
          "[statistical]") {
  struct Buyers {
    const char* name;
    double shape, scale, a, b;
  };
  // The last two: who orders once a year, and the pond of a brand with regular customers.
  const Buyers buyers =
      GENERATE(Buyers{"CDNOW", .2426, 4.4136, .7929, 2.4259}, Buyers{"seldom", .9, 28, .6, 4},
               Buyers{"regular", .7, 8, .01, 50});
  for (const std::int32_t share : {600, 3'300}) {
    Setup setup = pond(0, share);
    Segment& segment = setup.segments[0];
    segment.members = 20'000;
    segment.purchase.rate_shape = buyers.shape;
    segment.purchase.rate_scale = buyers.scale;
    segment.purchase.drop_out_a = buyers.a;
    segment.purchase.drop_out_b = buyers.b;
    segment.purchase.conversion = 400;
    setup.network.degree = 0;
    setup.response.price_memory = 1; // nobody waits
    Campaign campaign{tests::entry("sms")};
    tests::set(campaign[0], "schedule.dates", std::vector<Date>{{setup.horizon.start.days + 10}});
    tests::set(campaign[0], "seen", 5'000);
    tests::set(campaign[0], "stimulus", 2);
    World world(tests::plan_of(std::move(setup), std::move(campaign)), 6, 0);
    world.run_to(180);
    const auto extra = static_cast<double>(total(world, Counter::campaign_orders));
    const double borrowed = static_cast<double>(total(world, Counter::pulled_ticks)) / extra;
    INFO(buyers.name << ": " << borrowed << " of " << extra);
    CHECK(std::abs(borrowed - share / 1e4) <
          3 * std::sqrt(share / 1e4 * (1 - share / 1e4) / extra));
  }
}

} // namespace pondlab::tests::lifetime_test
