// Who bears what a promotion or a coupon takes off.
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace pondlab::tests::funding_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

constexpr Day days = 40;

/// 8 off 40, everywhere, of which the store bears 30 %, the platform 25 % and the guide 10 %.
CampaignEntry shared_promotion() {
  CampaignEntry entry = tests::entry("promotion");
  tests::set(entry, "threshold", 40'00);
  tests::set(entry, "face", 8'00);
  tests::set(entry, "in", 3);
  tests::set(entry, "funding.store", 3'000);
  tests::set(entry, "funding.platform", 2'500);
  tests::set(entry, "funding.guide", 1'000);
  return entry;
}

Setup in_all_channels(Day length = days) {
  Setup setup = tests::lively_setup(length, 1'500);
  setup.segments[0].channels = {.store = 4'000, .marketplace = 2'500, .shop = 3'500};
  setup.segments[0].reach.guide = 5'000;
  return setup;
}

/// Due from store, platform and guide.
std::array<Fen, 3> due(const WitnessedRun& run) {
  return {run.total(Account::due_from_stores), run.total(Account::due_from_platforms),
          run.total(Account::due_from_guides)};
}

WitnessedRun run_of(const Setup& setup, const Campaign& campaign) {
  WitnessedRun run(setup, campaign);
  run.world.run_to(run.world.plan().day_count());
  return run;
}

} // namespace

TEST_CASE("To the fen, each order is borne by those who have a hand in it") {
  Setup setup = in_all_channels();
  setup.economics.return_store = setup.economics.return_marketplace = setup.economics.return_shop =
      0;
  WitnessedRun run(setup, {shared_promotion()});
  std::array<Fen, 3> expected{};
  Fen brand = 0;
  std::array<int, channel_count> seen{};
  for (Day day = 0; day < days; ++day) {
    const People before = run.state().people;
    run.world.step();
    for (const Order& order : run.testimony->at(static_cast<std::size_t>(day)).orders) {
      if (order.list() < 40'00) {
        CHECK(order.bill.cut_count == 0);
        continue;
      }
      const bool friends = before.reach[order.person] & reach::guide;
      std::array<Fen, 3> parts{};
      if (order.channel != Channel::marketplace) parts[0] = 2'40;
      if (order.channel != Channel::store) parts[1] = 2'00;
      if (order.channel != Channel::marketplace && friends) parts[2] = 80;
      CHECK(order.funded_parts(0) == parts);
      for (std::size_t i = 0; i < parts.size(); ++i) expected[i] += parts[i];
      brand += 8'00 - parts[0] - parts[1] - parts[2];
      ++seen[static_cast<std::size_t>(order.channel)];
    }
    CHECK(due(run) == expected);
    CHECK(run.total(Account::discount_subsidy) == brand);
  }
  for (const int orders : seen) CHECK(orders > 50);
  CHECK(run.total(TouchCounter::subsidy) == brand + expected[0] + expected[1] + expected[2]);
  CHECK(run.total(TouchCounter::funded) == expected[0] + expected[1] + expected[2]);
}

TEST_CASE("Where there is no store and no guide, the brand bears their part") {
  Setup setup = in_all_channels();
  setup.stores.clear();
  const WitnessedRun run = run_of(setup, {shared_promotion()});
  CHECK(run.total(Account::due_from_stores) == 0);
  CHECK(run.total(Account::due_from_guides) == 0);
  CHECK(run.total(Account::due_from_platforms) > 0);
}

TEST_CASE("People buy the same whoever bears it, and the brand keeps what others bear") {
  CampaignEntry own = shared_promotion();
  for (const char* funder : {"funding.store", "funding.platform", "funding.guide"})
    tests::set(own, funder, 0);
  const Setup setup = in_all_channels();
  const WitnessedRun shared = run_of(setup, {shared_promotion()}), alone = run_of(setup, {own});
  CHECK(shared.total(Counter::paid_shop) == alone.total(Counter::paid_shop));
  CHECK(shared.total(Counter::refunded) == alone.total(Counter::refunded));
  CHECK(shared.total(TouchCounter::subsidy) == alone.total(TouchCounter::subsidy));
  CHECK(alone.total(TouchCounter::funded) == 0);
  CHECK(due(alone) == std::array<Fen, 3>{});
  const std::array<Fen, 3> owed = due(shared); // returns are no longer owed
  CHECK(contribution(shared.state().ledger, 0, days) ==
        contribution(alone.state().ledger, 0, days) + owed[0] + owed[1] + owed[2]);
  CHECK(owed[0] + owed[1] + owed[2] < shared.total(TouchCounter::funded));
}

TEST_CASE("A return is owed by nobody, and what was agreed when it was ordered counts") {
  Setup setup = in_all_channels(60);
  setup.economics.return_store = setup.economics.return_marketplace = setup.economics.return_shop =
      whole;
  CampaignEntry early = shared_promotion();
  tests::set(early, "schedule.to", *make_date(2020, 1, 20));
  World world(tests::plan_of(setup, {early}), 7, 0);
  world.run_to(19);
  CHECK(world.state().ledger.total(Account::due_from_stores, 0, 19) > 0);
  CampaignEntry other = early;
  other.mechanism = tests::entry("promotion").mechanism;
  tests::set(other, "schedule.to", *make_date(2020, 1, 19)); // stands no more, borne by nobody else
  world.continue_with(tests::plan_of(setup, {other}));
  while (!world.at_end()) {
    world.step();
    REQUIRE(!world.broken_invariant());
  }
  for (const Account account :
       {Account::due_from_stores, Account::due_from_platforms, Account::due_from_guides})
    CHECK(world.state().ledger.total(account, 0, 60) == 0);
}

TEST_CASE("A coupon's cut is borne as its own record says, at its own cost centre") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "claim", whole);
  tests::set(sms, "coupon.face", 9'99);
  tests::set(sms, "coupon.redeem_in", 1);
  tests::set(sms, "coupon.funding.guide", 3'333);
  CampaignEntry sent = tests::entry("coupon");
  tests::set(sent, "face", 5'00);
  tests::set(sent, "threshold", 0);
  tests::set(sent, "funding.platform", whole);
  const WitnessedRun run = run_of(tests::lively_setup(days), {sms, sent});
  Fen guides = 0, platforms = 0;
  for (const Order& order : run.orders())
    for (std::size_t i = 0; i < order.bill.cut_count; ++i) {
      const Cut& cut = order.bill.cuts[i];
      const FundedParts parts = order.funded_parts(i);
      if (cut.mechanism == 0) CHECK(parts == FundedParts{0, 0, cut.off == 9'99 ? 3'33 : parts[2]});
      if (cut.mechanism == 1) CHECK(parts == FundedParts{0, cut.off, 0});
      guides += parts[2];
      platforms += parts[1];
    }
  REQUIRE(guides > 0);
  REQUIRE(platforms > 0);
  const Ledger& ledger = run.state().ledger;
  CHECK(run.total(TouchCounter::funded, 0) == guides);
  CHECK(run.total(TouchCounter::funded, 1) == platforms);
  CHECK(ledger.total(Account::due_from_guides, 0, days, 1) ==
        ledger.total(Account::due_from_guides, 0, days));
  CHECK(ledger.total(Account::coupon_subsidy, 0, days, 2) == 0);
}

} // namespace pondlab::tests::funding_test
