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

} // namespace pondlab::tests::wecom_broadcast_test
