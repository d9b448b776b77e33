#include "mechanisms/contact/wecom_broadcast.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::wecom_broadcast_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

TEST_CASE("Customers of guides who do not confirm a broadcast get nothing") {
  Setup setup = tests::lively_setup(20, 3'000);
  const auto delivered = [&](std::int32_t execution) {
    setup.stores[0].execution = execution;
    CampaignEntry broadcast = tests::entry("wecom_broadcast");
    tests::set(broadcast, "opt_out", 0);
    WitnessedRun run(setup, {broadcast});
    run.world.run_to(20);
    CHECK(run.total(TouchCounter::tasks) == 6 * 20);
    Fen pay = 0; // two minutes each, rounded day by day
    for (Day day = 0; day < 20; ++day)
      pay += run.state().counts.at(day, 0, TouchCounter::tasks_done) * 2 *
             setup.economics.guide_hour / 60;
    CHECK(run.total(Account::guide_pay) == pay);
    return run.total(TouchCounter::delivered);
  };
  CHECK(delivered(whole) == 20 * 3'000);
  CHECK(delivered(0) == 0);
  const std::int64_t half = delivered(5'000);
  CHECK(half > 20 * 3'000 / 3);
  CHECK(half < 20 * 3'000 * 2 / 3);
}

TEST_CASE("A broadcast reaches guides' contacts alone, and some of them leave") {
  Setup setup = tests::lively_setup(30, 3'000);
  setup.segments[0].reach.guide = 5'000;
  WitnessedRun run(setup, {tests::entry("wecom_broadcast")});
  const std::int64_t contacts = run.state().stocks.contacts;
  run.world.run_to(30);
  CHECK(run.state().counts.at(0, 0, TouchCounter::audience) == contacts);
  CHECK(run.total(Counter::deleted) > 20);
  CHECK(run.state().stocks.contacts == contacts - run.total(Counter::deleted));
}

TEST_CASE("Broadcasts of a campaign together are held against the days of a month, and said once") {
  const Horizon horizon{*make_date(2025, 2, 1), 40};
  Campaign campaign{tests::entry("wecom_broadcast"), tests::entry("wecom_broadcast", 2)};
  const auto found = [&] {
    std::vector<Breach> breaches;
    for (const CampaignEntry& entry : campaign)
      entry.mechanism->breaches(horizon, campaign, breaches);
    return breaches;
  };
  tests::set(campaign[1], "schedule.from", *make_date(2025, 3, 12)); // the last day of the run
  CHECK(found().empty());
  tests::set(campaign[1], "schedule.from", *make_date(2025, 2, 28));
  const std::vector<Breach> breaches = found();
  REQUIRE(breaches.size() == 1);
  CHECK(breaches[0].month == "2025-02");
  CHECK(breaches[0].asked == 29);
  CHECK(breaches[0].most == 28);
}

} // namespace pondlab::tests::wecom_broadcast_test
