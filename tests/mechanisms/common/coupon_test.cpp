#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <map>
#include <set>

namespace pondlab::tests::coupon_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

const Date first_day = *make_date(2020, 1, 1);

/// Nothing comes back, so that no coupon does.
Setup kept_setup(Day days, std::int64_t members) {
  Setup setup = tests::lively_setup(days, members);
  setup.economics.return_store = setup.economics.return_marketplace = 0;
  setup.economics.return_shop = setup.economics.return_live = 0;
  return setup;
}

/// An SMS with a coupon that everybody takes.
CampaignEntry coupon_for_all() {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "claim", whole);
  tests::set(sms, "opt_out", 0);
  tests::set(sms, "coupon.face", 15'00);
  tests::set(sms, "coupon.threshold", 30'00);
  tests::set(sms, "coupon.validity", 6);
  return sms;
}

CampaignEntry only_once(CampaignEntry entry) {
  tests::set(entry, "schedule.dates", std::vector<Date>{first_day});
  return entry;
}

std::vector<Order> redeemed(const WitnessedRun& run) {
  std::vector<Order> orders = run.orders();
  std::erase_if(orders, [](const Order& order) { return order.coupon() != 0; });
  return orders;
}

} // namespace

TEST_CASE("A coupon is redeemed within its validity and only once") {
  WitnessedRun run(kept_setup(20, 3'000), {only_once(coupon_for_all())});
  run.world.run_to(20);
  std::set<PersonIndex> people;
  bool on_last_day = false;
  for (const Order& order : redeemed(run)) {
    CHECK(order.day < 6);
    on_last_day = on_last_day || order.day == 5;
    CHECK(people.insert(order.person).second);
  }
  CHECK(on_last_day);
  CHECK(run.total(TouchCounter::redeemed) == static_cast<std::int64_t>(people.size()));
}

TEST_CASE("Below the threshold nothing is redeemed, above it the face value comes off") {
  WitnessedRun run(kept_setup(8, 3'000), {only_once(coupon_for_all())});
  run.world.run_to(8);
  REQUIRE(redeemed(run).size() > 20);
  for (const Order& order : redeemed(run)) {
    CHECK(order.list() >= 30'00);
    CHECK(order.bill.off(Layer::coupon) == 15'00);
    CHECK(order.paid() == order.list() - 15'00);
  }
}

TEST_CASE("The subsidy in the books is list price less what was paid") {
  CampaignEntry sms = coupon_for_all();
  tests::set(sms, "coupon.pay_share", 8'000);
  WitnessedRun run(kept_setup(30, 3'000), {sms});
  run.world.run_to(30);
  Fen list = 0, paid = 0;
  for (const Order& order : run.orders()) {
    list += order.list();
    paid += order.paid();
  }
  CHECK(list > paid);
  CHECK(run.total(Account::coupon_subsidy) == list - paid);
  CHECK(run.total(TouchCounter::subsidy) == list - paid);
  CHECK(-run.total(Account::sales) == list);
}

TEST_CASE("No more coupons are issued than there are; the first to ask get them") {
  CampaignEntry sms = coupon_for_all();
  tests::set(sms, "coupon.issue_limit", 700);
  tests::set(sms, "coupon.validity", 1);
  WitnessedRun run(kept_setup(10, 2'000), {sms});
  run.world.run_to(10);
  CHECK(run.total(TouchCounter::issued) == 700);
  CHECK(run.total(TouchCounter::refused) > 0);
  CHECK(run.total(Counter::sold_out) == 0); // of coupons, not of goods
}

TEST_CASE("Nobody takes a second coupon while one is held") {
  CampaignEntry sms = coupon_for_all();
  tests::set(sms, "coupon.validity", 30);
  WitnessedRun run(kept_setup(25, 500), {sms});
  std::set<PersonIndex> holders;
  for (Day day = 0; day < 25; ++day) {
    run.world.step();
    std::map<PersonIndex, int> held;
    run.state().wallet.each_valid(day, [&](PersonIndex person, const Held& coupon) {
      held[person] += coupon.count;
      holders.insert(person);
    });
    for (const auto& [person, count] : held) CHECK(count == 1);
  }
  CHECK(holders.size() > 300);
}

TEST_CASE("A coupon for the shop does not count in stores, unless it says so") {
  const auto redeemed_in_store = [](double redeem_in) {
    Setup setup = kept_setup(10, 3'000);
    setup.segments[0].channels = {.store = whole, .marketplace = 0, .shop = 2'000};
    CampaignEntry sms = only_once(coupon_for_all());
    tests::set(sms, "coupon.redeem_in", redeem_in);
    WitnessedRun run(setup, {sms});
    run.world.run_to(10);
    std::int64_t count = 0;
    for (const Order& order : redeemed(run)) count += order.channel == Channel::store;
    return count;
  };
  CHECK(redeemed_in_store(0) == 0);
  CHECK(redeemed_in_store(1) > 10);
}

TEST_CASE("A coupon moves people to order, unless benefit is switched off") {
  const auto orders = [](bool benefit, double face) {
    Setup setup = kept_setup(10, 3'000);
    setup.response.benefit = benefit;
    CampaignEntry sms = only_once(coupon_for_all());
    tests::set(sms, "coupon.face", face);
    WitnessedRun run(setup, {sms});
    run.world.run_to(10);
    return run.orders().size();
  };
  CHECK(orders(true, 25'00) > orders(true, 5'00));
  CHECK(orders(false, 25'00) == orders(false, 5'00));
}

TEST_CASE("Of several coupons a person uses one an order, as many as there are") {
  CampaignEntry sms = only_once(coupon_for_all());
  tests::set(sms, "coupon.each", 3);
  tests::set(sms, "coupon.validity", 60);
  tests::set(sms, "stimulus", 4);
  Setup setup = kept_setup(60, 3'000);
  setup.response.coupon_memory = 1;
  WitnessedRun run(setup, {sms});
  run.world.run_to(60);
  std::map<PersonIndex, int> used;
  for (const Order& order : redeemed(run)) ++used[order.person];
  std::set<int> numbers;
  for (const auto& [person, coupons] : used) numbers.insert(coupons);
  CHECK(numbers == std::set<int>{1, 2, 3});
  CHECK(run.total(TouchCounter::claimed) % 3 == 0);
  CHECK(run.total(TouchCounter::redeemed) < run.total(TouchCounter::claimed));
}

TEST_CASE("A limit of coupons counts each of several") {
  CampaignEntry sms = only_once(coupon_for_all());
  tests::set(sms, "coupon.each", 3);
  tests::set(sms, "coupon.issue_limit", 100);
  WitnessedRun run(kept_setup(3, 3'000), {sms});
  run.world.run_to(3);
  CHECK(run.total(TouchCounter::claimed) == 99);
}

TEST_CASE("Of coupons held the share `coupon_memory` is thought of a week later") {
  const auto late = [](double memory) {
    CampaignEntry sms = only_once(coupon_for_all());
    tests::set(sms, "coupon.validity", 40);
    Setup setup = kept_setup(40, 20'000);
    setup.response.coupon_memory = memory;
    setup.response.price_memory = 1;
    WitnessedRun run(setup, {sms});
    run.world.run_to(40);
    std::array<std::int64_t, 2>
        orders{}; // on days 0 to 6, and 14 to 20: half a week and two and a half
    for (const Order& order : redeemed(run)) {
      if (order.day < 7) ++orders[0];
      if (order.day >= 14 && order.day < 21) ++orders[1];
    }
    return orders;
  };
  const auto [soon, later] = late(1);
  const auto [soon_kept, later_kept] = late(.5);
  REQUIRE(later > 300);
  const double kept = static_cast<double>(later_kept) / static_cast<double>(later);
  const double kept_soon = static_cast<double>(soon_kept) / static_cast<double>(soon);
  INFO(kept_soon << " of the first week's, " << kept << " of the third's");
  CHECK(kept_soon > .75);
  CHECK(kept <
        .30); // .5 to the power of 2.5 is .18; some are still held who would have used theirs
  CHECK(kept > .12);
  const auto [none_soon, none_later] = late(0);
  CHECK(none_soon > 0); // on the day itself
  CHECK(none_later == 0);
}

} // namespace pondlab::tests::coupon_test
