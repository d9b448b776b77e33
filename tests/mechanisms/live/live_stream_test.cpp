#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::live_stream_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

/// Sessions every third day that many attend.
CampaignEntry busy_sessions() {
  CampaignEntry live = tests::entry("live_stream");
  tests::set(live, "schedule.every_days", 3);
  tests::set(live, "seen", 8'000);
  tests::set(live, "attend", 6'000);
  tests::set(live, "fatigue", 0);
  tests::set(live, "opt_out", 0);
  return live;
}

Product coat(std::vector<std::int64_t> stock) {
  Product product = with_defaults<Product>();
  product.id = "coat";
  product.price = 60'00;
  product.cost = 20'00;
  product.stock = std::move(stock);
  return product;
}

} // namespace

TEST_CASE("Viewers come on the days of a session, in the evening, more of them early") {
  WitnessedRun run(tests::lively_setup(30, 3'000), {busy_sessions()});
  run.world.run_to(30);
  int early = 0, late = 0;
  for (const Order& order : run.orders()) {
    if (order.session != 0) continue;
    CHECK(order.day % 3 == 0);
    CHECK(order.channel == Channel::shop);
    CHECK(order.minute >= 20 * 60);
    CHECK(order.minute < 22 * 60);
    CHECK(order.attributed == 0);
    ++(order.minute < 21 * 60 ? early : late);
  }
  REQUIRE(early + late > 200);
  CHECK(tests::fits(early, early + late, .65));
  CHECK(run.total(Counter::live_sessions) == 10);
  CHECK(run.total(Counter::live_viewers) == run.total(TouchCounter::viewers));
  CHECK(run.total(Counter::live_viewers) > 10'000);
}

TEST_CASE("A session costs its production, even when nobody comes") {
  Setup setup = tests::lively_setup(9);
  setup.segments[0].reach = {};
  CampaignEntry live = busy_sessions();
  tests::set(live, "production", 1'234'00);
  WitnessedRun run(setup, {live});
  run.world.run_to(9);
  CHECK(run.total(TouchCounter::viewers) == 0);
  CHECK(run.total(Account::production) == 3 * 1'234'00);
}

TEST_CASE("No more is sold than there is, size by size; the refused have one fallback") {
  Setup setup = tests::lively_setup(30, 3'000);
  setup.economics.return_live = 0;
  setup.products = {coat({9, 30, 12})};
  CampaignEntry live = busy_sessions();
  tests::set(live, "products", std::vector<std::string>{"coat"});
  WitnessedRun run(setup, {live});
  std::int64_t sold = 0, fallbacks = 0;
  for (Day day = 0; day < 30; ++day) {
    run.world.step();
    for (const std::int64_t left : run.state().stock[0]) CHECK(left >= 0);
  }
  for (const Order& order : run.orders()) {
    const std::int16_t product = order.bill.lines[0].product;
    sold += product == 0;
    if (product == 0) CHECK(order.list() == 60'00);
    if (order.session != 0 || product == 0) continue;
    ++fallbacks; // refused the coat: everyday assortment at full price, who would buy anyway
    CHECK(order.baseline);
    CHECK(order.bill.cut_count == 0);
  }
  CHECK(sold == 51);
  CHECK(run.state().stock[0] == std::vector<std::int64_t>{0, 0, 0});
  CHECK(run.total(TouchCounter::refused) > 0);
  CHECK(run.total(Counter::sold_out) == run.total(TouchCounter::refused));
  CHECK(fallbacks <= run.total(TouchCounter::refused));
}

TEST_CASE("Orders out of a live room come back at their own rate") {
  Setup setup = tests::lively_setup(60, 4'000);
  setup.economics.return_shop = 1'000;
  setup.economics.return_live = 4'500;
  CampaignEntry live = busy_sessions();
  WitnessedRun run(setup, {live});
  run.world.run_to(60);
  std::int64_t orders[2] = {}, returned[2] = {};
  for (const Order& order : run.orders()) {
    ++orders[order.session == 0];
    returned[order.session == 0] += order.returned;
  }
  REQUIRE(orders[1] > 500);
  CHECK(tests::fits(returned[0], orders[0], .1));
  CHECK(tests::fits(returned[1], orders[1], .45));
}

TEST_CASE("A coupon counts on what the live price leaves") {
  CampaignEntry live = busy_sessions();
  tests::set(live, "pay_share", 8'000);
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "claim", whole);
  tests::set(sms, "coupon.pay_share", 9'000);
  tests::set(sms, "coupon.threshold", 20'00);
  WitnessedRun run(tests::lively_setup(20, 3'000), {live, sms});
  constexpr int by_sms = 0, by_live = 1; // the catalogue's order
  run.world.run_to(20);
  int stacked = 0;
  for (const Order& order : run.orders()) {
    const Fen list = order.list(), discount = order.bill.off(Layer::item);
    if (order.session == by_live && order.bill.has(by_live))
      CHECK(discount == list - share_of(list, 8'000));
    if (order.coupon() != by_sms) continue;
    const Fen left = list - discount;
    CHECK(left >= 20'00);
    CHECK(order.bill.off(Layer::coupon) == left - share_of(left, 9'000));
    CHECK(order.attributed == by_sms); // the redeemed coupon goes before the room
    stacked += order.session == by_live;
  }
  CHECK(stacked > 20);
}

TEST_CASE("The platform takes its fee of live sales, guides their commission") {
  Setup setup = tests::lively_setup(12, 3'000);
  setup.economics.return_live = 0;
  CampaignEntry live = busy_sessions();
  tests::set(live, "platform_fee", 400);
  tests::set(live, "commission", 200);
  WitnessedRun run(setup, {live});
  run.world.run_to(12);
  Fen fees = 0, commission = 0;
  for (const Order& order : run.orders()) {
    if (order.session != 0) continue;
    fees += share_of(order.paid(), 400);
    commission += share_of(order.paid(), 200);
  }
  CHECK(fees > 0);
  CHECK(run.state().ledger.total(Account::platform_fees, 0, 12, 1) == fees);
  CHECK(run.total(Account::commission) == commission);
}

} // namespace pondlab::tests::live_stream_test
