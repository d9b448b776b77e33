// A coupon by itself: sent, claimed, on joining, after an order.
#include "mechanisms/coupon/coupon_offer.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace pondlab::tests::coupon_offer_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

enum : int { sent, claimed, on_joining, after_order };

CampaignEntry coupon(int given) {
  CampaignEntry entry = tests::entry("coupon");
  tests::set(entry, "given", given);
  tests::set(entry, "face", 10'00);
  tests::set(entry, "threshold", 30'00);
  return entry;
}

CampaignEntry on_first_day(CampaignEntry entry) {
  tests::set(entry, "schedule.dates", std::vector<Date>{*make_date(2020, 1, 1)});
  return entry;
}

Setup setup_of(Day days) {
  Setup setup = tests::lively_setup(days, 2'000);
  setup.response.coupon_memory = 1;
  setup.economics.return_store = setup.economics.return_shop = 0; // no coupon comes back
  return setup;
}

std::int64_t held(const WitnessedRun& run) {
  std::int64_t sum = 0;
  run.state().wallet.each_valid(run.state().day,
                                [&](PersonIndex, const Held& one) { sum += one.count; });
  return sum;
}

} // namespace

TEST_CASE("A coupon that is sent is in everybody's account on the day") {
  WitnessedRun run(setup_of(1), {on_first_day(coupon(sent))});
  run.world.run_to(1);
  CHECK(run.total(TouchCounter::issued) == 2'000);
  CHECK(held(run) == 2'000 - run.total(TouchCounter::redeemed));
}

TEST_CASE("A coupon that is claimed goes to some of those who see the notice") {
  WitnessedRun run(setup_of(1), {on_first_day(coupon(claimed))});
  run.world.run_to(1);
  CHECK(run.total(TouchCounter::claimed) > 20);
  CHECK(run.total(TouchCounter::claimed) < run.total(TouchCounter::seers));
}

TEST_CASE("An order earns the next one's coupon, if it comes to enough") {
  CampaignEntry entry = coupon(after_order);
  tests::set(entry, "spent", 60'00);
  tests::set(entry, "validity", 60);
  WitnessedRun run(setup_of(60), {entry});
  run.world.run_to(60);
  std::int64_t earned = 0;
  std::map<PersonIndex, Day> first;
  for (const Order& order : run.orders()) {
    if (order.coupon() == 0) {
      REQUIRE(first.contains(order.person));
      CHECK(first[order.person] < order.day);
    }
    if (order.paid() < 60'00) continue;
    ++earned;
    first.try_emplace(order.person, order.day);
  }
  REQUIRE(earned > 100);
  CHECK(run.total(TouchCounter::issued) == earned);
}

TEST_CASE("Whoever comes into the pool gets it on joining") {
  Setup setup = setup_of(20);
  setup.segments[0].sea = 2'000;
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "walk_in";
  inflow.segment = setup.segments[0].id;
  inflow.daily = std::vector<std::int64_t>(20, 10);
  inflow.kind = 0;
  setup.inflow = {inflow};
  WitnessedRun run(setup, {coupon(on_joining)});
  run.world.run_to(20);
  CHECK(run.total(Counter::joined) > 100);
  CHECK(run.total(TouchCounter::issued) == run.total(Counter::joined));
}

TEST_CASE("A person receives no more than the limit, and all receive no more than there are") {
  CampaignEntry entry = coupon(sent);
  tests::set(entry, "schedule.every_days", 1);
  tests::set(entry, "person_limit", 3);
  WitnessedRun run(setup_of(10), {entry});
  run.world.run_to(10);
  CHECK(run.total(TouchCounter::issued) == 3 * 2'000);
  tests::set(entry, "issue_limit", 1'234);
  WitnessedRun few(setup_of(10), {entry});
  few.world.run_to(10);
  CHECK(few.total(TouchCounter::issued) == 1'234);
}

TEST_CASE("Several coupons count on one order, as many as it reaches thresholds") {
  CampaignEntry entry = on_first_day(coupon(sent));
  tests::set(entry, "each", 5);
  tests::set(entry, "an_order", 3);
  tests::set(entry, "threshold", 20'00);
  tests::set(entry, "validity", 60);
  WitnessedRun run(setup_of(60), {entry});
  run.world.run_to(60);
  std::map<int, int> used;
  std::map<PersonIndex, int> of_person;
  for (const Order& order : run.orders())
    for (const Cut& cut : order.bill.taken_off()) {
      CHECK(cut.count <= order.list() / 20'00);
      CHECK(cut.off == cut.count * 10'00);
      ++used[cut.count];
      CHECK((of_person[order.person] += cut.count) <= 5);
    }
  CHECK(used.size() == 3);
  CHECK(run.total(TouchCounter::redeemed) > static_cast<std::int64_t>(of_person.size()));
}

TEST_CASE("An order that comes back gives its coupons back while they are valid") {
  Setup setup = setup_of(40);
  setup.economics.return_shop = 5'000;
  setup.economics.return_delay = 4;
  CampaignEntry entry = on_first_day(coupon(sent));
  tests::set(entry, "validity", 30);
  WitnessedRun run(setup, {entry});
  std::int64_t expected = 0;
  for (Day day = 0; day < 40; ++day) {
    run.world.step();
    for (const Order& order : run.testimony->at(static_cast<std::size_t>(day)).returned)
      for (const Cut& cut : order.bill.taken_off())
        if (cut.until >= day) expected += cut.count;
    // What there is: given, less redeemed, more given back, while it is valid.
    if (day < 29)
      CHECK(held(run) == run.total(TouchCounter::issued) - run.total(TouchCounter::redeemed) +
                             run.total(TouchCounter::given_back));
  }
  REQUIRE(expected > 20);
  CHECK(run.total(TouchCounter::given_back) == expected);
  CHECK(held(run) == 0);
}

TEST_CASE("A coupon for a product brings it along for nothing") {
  Setup setup = setup_of(20);
  setup.products = {{.id = "cup", .price = 25'00, .cost = 5'00, .stock = {}}};
  CampaignEntry entry = on_first_day(coupon(sent));
  tests::set(entry, "kind", 2);
  tests::set(entry, "product", std::string("cup"));
  WitnessedRun run(setup, {entry});
  run.world.run_to(20);
  std::int64_t exchanged = 0;
  for (const Order& order : run.orders()) {
    if (order.coupon() != 0) continue;
    ++exchanged;
    REQUIRE(order.bill.line_count == 2);
    CHECK(order.bill.off() == 25'00);
  }
  CHECK(exchanged > 20);
}

TEST_CASE("A coupon for products is redeemed on them alone, where they are sold") {
  Setup setup = setup_of(30);
  setup.products = {{.id = "cup", .price = 250'00, .cost = 50'00, .stock = {}},
                    {.id = "pot", .price = 260'00, .cost = 50'00, .stock = {}}};
  CampaignEntry live = tests::entry("live_stream");
  tests::set(live, "products", std::vector<std::string>{"cup", "pot"});
  tests::set(live, "schedule.every_days", 3);
  tests::set(live, "seen", whole);
  tests::set(live, "attend", 3'000);
  CampaignEntry entry = on_first_day(coupon(sent));
  tests::set(entry, "validity", 30);
  tests::set(entry, "threshold", 100'00);
  tests::set(entry, "applies_to", std::vector<std::string>{"pot"});
  WitnessedRun run(setup, {live, entry});
  run.world.run_to(30);
  std::int64_t pots = 0, others = 0, used = 0;
  for (const Order& order : run.orders()) {
    const bool pot = order.bill.lines[0].product == 1;
    pots += pot;
    others += !pot && order.list() >= 100'00;
    if (order.coupon() != 1) continue;
    ++used;
    CHECK(pot);
    CHECK(order.bill.off(Layer::coupon) == 10'00);
  }
  CHECK(used > 20);
  CHECK(used < pots); // of one each, nobody has a second one
  CHECK(others > 100);
  CHECK(run.total(TouchCounter::redeemed, 1) == used);
}

TEST_CASE("A coupon for stores alone leads there") {
  Setup setup = setup_of(20);
  setup.segments[0].channels = {.store = 5'000, .marketplace = 0, .shop = 5'000};
  CampaignEntry entry = on_first_day(coupon(sent));
  tests::set(entry, "redeem_in", 2);
  tests::set(entry, "seen", 5'000);
  tests::set(entry, "click", whole);
  WitnessedRun run(setup, {entry}), none(setup, {});
  run.world.run_to(20);
  none.world.run_to(20);
  for (const Order& order : run.orders())
    if (order.coupon() == 0) CHECK(order.channel == Channel::store);
  CHECK(run.total(Counter::visits_store) > none.total(Counter::visits_store) + 300);
}

} // namespace pondlab::tests::coupon_offer_test
