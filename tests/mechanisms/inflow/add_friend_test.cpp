// People of the pool become guides' contacts.
#include "mechanisms/inflow/add_friend.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

namespace pondlab::tests::add_friend_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

enum : int { till, parcel_card, phone, code };

Setup unknown_setup(Day days) {
  Setup setup = tests::lively_setup(days, 3'000);
  setup.segments[0].reach.guide = 0;
  setup.segments[0].channels = {.store = 5'000, .marketplace = 0, .shop = 5'000};
  return setup;
}

CampaignEntry by(int way) {
  CampaignEntry entry = tests::entry("add_friend");
  tests::set(entry, "by", way);
  return entry;
}

} // namespace

TEST_CASE("At the till buyers in stores are asked, and those who pass are contacts") {
  CampaignEntry entry = by(till);
  tests::set(entry, "asked", whole);
  tests::set(entry, "passed", 4'000);
  Setup setup = unknown_setup(40);
  setup.response.deleted_in_90_days = 0;
  WitnessedRun run(setup, {entry});
  CHECK(run.state().stocks.contacts == 0);
  run.world.run_to(40);
  CHECK(run.state().stocks.contacts == run.total(TouchCounter::won));
  CHECK(run.total(Counter::befriended) == run.total(TouchCounter::won));
  CHECK(tests::fits(run.total(TouchCounter::won), run.total(TouchCounter::audience), .4));
  CHECK(run.total(Account::guide_pay) > 0);
}

TEST_CASE("Whoever is asked adds the guide or declines, and both are told of") {
  for (const int way : {till, parcel_card, phone, code}) {
    CampaignEntry entry = by(way);
    tests::set(entry, "asked", whole);
    tests::set(entry, "found", whole);
    WitnessedRun run(unknown_setup(20), {entry});
    run.world.run_to(20);
    INFO("way " << way);
    CHECK(run.total(TouchCounter::declined) > 100);
    CHECK(run.total(TouchCounter::declined) + run.total(TouchCounter::won) ==
          run.total(TouchCounter::audience));

    std::vector<PersonIndex> some(Recorder::most);
    std::iota(some.begin(), some.end(), PersonIndex{0});
    Recorder recorder(some);
    World followed(run.world.shared_plan(), run.world.population());
    followed.run_to(20, recorder);
    const auto told = std::ranges::count(recorder.events(), TraceKind::declined, &TraceEvent::kind);
    CHECK(told > 0);
    for (const TraceEvent& event : recorder.events())
      if (event.kind == TraceKind::declined) CHECK(event.value[0] == reach::guide);
  }
}

TEST_CASE("Nobody is asked where guides do not carry it out, nor without guides") {
  Setup setup = unknown_setup(20);
  setup.stores[0].execution = 0;
  WitnessedRun idle(setup, {by(till)});
  idle.world.run_to(20);
  CHECK(idle.total(TouchCounter::audience) == 0);
  setup.stores[0].guides_per_store = 0;
  WitnessedRun none(setup, {by(code)});
  none.world.run_to(20);
  CHECK(none.total(TouchCounter::won) == 0);
}

TEST_CASE("A card lies in every parcel and is paid for, found or not") {
  CampaignEntry entry = by(parcel_card);
  tests::set(entry, "cost", 50);
  tests::set(entry, "found", 300);
  WitnessedRun run(unknown_setup(30), {entry});
  run.world.run_to(30);
  std::int64_t parcels = 0;
  for (const Order& order : run.orders()) parcels += order.channel != Channel::store;
  REQUIRE(parcels > 100);
  CHECK(run.total(Account::production) == 50 * parcels);
}

TEST_CASE("Each phone number is tried once, so many a guide and day") {
  CampaignEntry entry = by(phone);
  tests::set(entry, "requests", 15);
  tests::set(entry, "accepted", 1'500);
  WitnessedRun run(unknown_setup(60), {entry});
  run.world.run_to(60);
  CHECK(run.state().counts.at(0, 0, TouchCounter::audience) == 6 * 15);
  CHECK(run.total(TouchCounter::audience) <= 3'000);
  CHECK(tests::fits(run.total(TouchCounter::won), run.total(TouchCounter::audience), .15));
}

TEST_CASE("Some of those won delete the guide within 90 days; the gift is theirs") {
  CampaignEntry entry = by(till);
  tests::set(entry, "asked", whole);
  tests::set(entry, "coupon.face", 10'00);
  Setup setup = unknown_setup(200);
  setup.response.deleted_in_90_days = 5'000;
  WitnessedRun run(setup, {entry});
  run.world.run_to(200);
  CHECK(run.total(TouchCounter::issued) == run.total(TouchCounter::won));
  CHECK(run.total(Counter::deleted) > run.total(TouchCounter::won) / 4);
  CHECK(run.state().stocks.contacts ==
        run.total(Counter::befriended) - run.total(Counter::deleted));
}

} // namespace pondlab::tests::add_friend_test
