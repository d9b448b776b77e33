// A rule for whoever comes.
#include "mechanisms/price/promotion.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace pondlab::tests::promotion_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry promotion(double rule) {
  CampaignEntry entry = tests::entry("promotion");
  tests::set(entry, "rule", rule);
  tests::set(entry, "threshold", 40'00);
  tests::set(entry, "face", 8'00);
  tests::set(entry, "pay_share", 8'000);
  return entry;
}

/// Follows everybody and takes nothing down.
class Everybody final : public Witness {
public:
  explicit Everybody(const Plan& plan) : Witness(all(plan), plan.layout.places()) {}
  void record(const TraceEvent&) override {}

private:
  static Audience all(const Plan& plan) {
    Audience people(plan.layout.places());
    for (PersonIndex person = 0; person < plan.layout.places(); ++person) people.insert(person);
    return people;
  }
};

std::vector<Order> orders_with(const Campaign& campaign,
                               Setup setup = tests::lively_setup(20, 2'000)) {
  WitnessedRun run(std::move(setup), campaign);
  run.world.run_to(run.world.plan().day_count());
  return run.orders();
}

} // namespace

TEST_CASE("Whoever reaches the threshold gets the money off, once or for every one") {
  for (const bool each : {false, true}) {
    const auto orders = orders_with({promotion(each ? 1 : 0)});
    REQUIRE(orders.size() > 100);
    std::set<Fen> off;
    for (const Order& order : orders) {
      const Fen times = each ? order.list() / 40'00 : std::min<Fen>(1, order.list() / 40'00);
      CHECK(order.bill.off() == times * 8'00);
      off.insert(order.bill.off());
    }
    CHECK(off.size() >= (each ? 3u : 2u));
  }
}

TEST_CASE("A share off the order, or off the price of each piece") {
  for (const Order& order : orders_with({promotion(2)})) {
    const Fen due = order.list() < 40'00 ? order.list() : share_of(order.list(), 8'000);
    CHECK(order.paid() == due);
  }
  for (const Order& order : orders_with({promotion(3)})) {
    CHECK(order.paid() == share_of(order.list(), 8'000));
    CHECK(order.bill.mechanism_in(Layer::item) == 0);
  }
}

TEST_CASE("A gift comes with the order while there is stock, and costs what it costs") {
  Setup setup = tests::lively_setup(20, 2'000);
  setup.products = {{.id = "scarf", .price = 50'00, .cost = 9'00, .stock = {60}}};
  CampaignEntry entry = promotion(4);
  tests::set(entry, "gift", std::string("scarf"));
  tests::set(entry, "threshold", 30'00);
  WitnessedRun run(setup, {entry});
  run.world.run_to(20);
  std::int64_t gifts = 0;
  for (const Order& order : run.orders()) {
    if (order.bill.line_count < 2) continue;
    ++gifts;
    CHECK(order.bill.lines[1].gift == 1);
    CHECK(order.paid() == order.list() - 50'00);
    CHECK(order.cost == 9'00 + share_of(order.paid(), setup.economics.goods_cost));
  }
  CHECK(gifts >= 60); // some come back, and go out again
  CHECK(run.total(TouchCounter::refused) > 0);
  CHECK(run.state().stock[0][0] >= 0);
}

TEST_CASE("It stands on its days, between its hours, for its target and in its channels") {
  CampaignEntry entry = promotion(3);
  tests::set(entry, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 5)});
  tests::set(entry, "schedule.hour_from", 12);
  tests::set(entry, "schedule.hour_to", 20);
  std::int64_t cheaper = 0;
  for (const Order& order : orders_with({entry})) {
    const bool stands = order.day == 4 && order.minute >= 12 * 60 && order.minute < 20 * 60;
    CHECK((order.bill.cut_count > 0) == stands);
    cheaper += stands;
  }
  CHECK(cheaper > 5);

  CampaignEntry chosen = promotion(3);
  tests::set(chosen, "target.layer", 1);
  WitnessedRun run(tests::lively_setup(20, 2'000), {chosen});
  run.world.run_to(20);
  for (const Order& order : run.orders())
    CHECK((order.bill.cut_count > 0) ==
          (run.state().people.record[order.person].price_sensitivity > 0));

  CampaignEntry in_stores = promotion(3);
  tests::set(in_stores, "in", 2);
  for (const Order& order : orders_with({in_stores})) CHECK(order.bill.cut_count == 0);
}

TEST_CASE("For some products it counts in the live room that sells them, and nowhere else") {
  Setup setup = tests::lively_setup(30, 2'000);
  setup.products = {{.id = "cup", .price = 100'00, .cost = 20'00, .stock = {}},
                    {.id = "pot", .price = 120'00, .cost = 20'00, .stock = {15}}};
  CampaignEntry live = tests::entry("live_stream");
  tests::set(live, "products", std::vector<std::string>{"cup", "pot"});
  tests::set(live, "schedule.every_days", 3);
  tests::set(live, "seen", whole);
  tests::set(live, "attend", 3'000);
  for (const double rule : {0., 3.}) { // money off the order; a lower price of the piece
    CampaignEntry entry = promotion(rule);
    tests::set(entry, "applies_to", std::vector<std::string>{"pot"});
    WitnessedRun run(setup, {live, entry});
    run.world.run_to(30);
    std::int64_t cheaper = 0;
    for (const Order& order : run.orders()) {
      const bool pot = order.bill.lines[0].product == 1;
      CHECK(order.bill.has(1) == pot);
      cheaper += pot;
      if (pot)
        CHECK(order.paid() ==
              (rule == 0 ? share_of(120'00, 9'000) - 8'00 : share_of(120'00, 8'000)));
    }
    CHECK(cheaper >= 15);
    // Sold out: the session sells nothing else in its place, and it is the one that refuses.
    CHECK(run.total(TouchCounter::refused, 0) > 0);
    CHECK(run.total(TouchCounter::refused, 1) == 0);
  }
}

TEST_CASE("Whoever buys with it gets the coupons it sends") {
  CampaignEntry entry = promotion(0);
  tests::set(entry, "coupon.face", 5'00);
  tests::set(entry, "coupon.each", 2);
  WitnessedRun run(tests::lively_setup(40, 2'000), {entry});
  run.world.run_to(40);
  std::int64_t bought = 0;
  for (const Order& order : run.orders()) bought += order.bill.off(Layer::order) > 0;
  REQUIRE(bought > 100);
  CHECK(run.total(TouchCounter::issued) == 2 * bought);
  CHECK(run.total(TouchCounter::redeemed) > 0);
}

TEST_CASE("It sells more while it lasts, and nothing for ever") {
  const auto orders = [](bool on, Day days) {
    return orders_with(on ? Campaign{promotion(3)} : Campaign{}, tests::lively_setup(days, 3'000))
        .size();
  };
  const double week = static_cast<double>(orders(true, 7)) / static_cast<double>(orders(false, 7));
  CHECK(week > 1.3);
  const double year =
      static_cast<double>(orders(true, 300)) / static_cast<double>(orders(false, 300));
  CHECK(year < week);
}

TEST_CASE("What rules visits out without a bill rules out none that would have ordered") {
  CampaignEntry standing = promotion(3);
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "coupon.face", 10'00);
  Setup setup = tests::lively_setup(40, 3'000);
  setup.products = {{.id = "pot", .price = 120'00, .cost = 20'00, .stock = {}}};
  CampaignEntry live = tests::entry("live_stream"), for_pots = promotion(0);
  tests::set(live, "products", std::vector<std::string>{"pot"});
  tests::set(for_pots, "applies_to", std::vector<std::string>{"pot"});
  for_pots.instance = 2;
  const auto plan = tests::plan_of(setup, {sms, live, standing, for_pots});
  World world(plan, 7, 0), followed(plan, world.population());
  Everybody everybody(*plan); // whoever is followed is decided in full
  world.run_to(40);
  followed.run_to(40, everybody);
  CHECK(world.day_hashes() == followed.day_hashes());
  CHECK(world.state_hash() == followed.state_hash());
}

} // namespace pondlab::tests::promotion_test
