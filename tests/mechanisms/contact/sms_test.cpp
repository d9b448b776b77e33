#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::sms_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry sms_on(const std::vector<Date>& dates) {
  CampaignEntry entry = tests::entry("sms");
  tests::set(entry, "schedule.dates", dates);
  return entry;
}

const Date first_day = *make_date(2020, 1, 1);

} // namespace

TEST_CASE("An SMS goes to everybody in the pool with a phone, and to nobody else") {
  Setup setup = tests::lively_setup(3);
  setup.segments[0].reach.phone = 6'000;
  setup.segments[0].sea = 500;
  WitnessedRun run(setup, {sms_on({first_day})});
  const People before = run.state().people;
  run.world.step();
  const auto& contactings = run.testimony->at(0).contactings;
  REQUIRE(contactings.size() == 1);
  for (PersonIndex person = 0; person < before.size(); ++person)
    CHECK(contactings[0].audience.contains(person) ==
          (before.in_pool(person) && (before.reach[person] & reach::phone)));
  CHECK(tests::fits(contactings[0].audience.size(), 1'500, .6));
}

TEST_CASE("SMS are sent on the days of the schedule alone") {
  WitnessedRun run(tests::lively_setup(10), {sms_on({{first_day.days + 2}, {first_day.days + 7}})});
  run.world.run_to(10);
  for (Day day = 0; day < 10; ++day)
    CHECK((run.state().counts.at(day, 0, TouchCounter::delivered) > 0) == (day == 2 || day == 7));
}

TEST_CASE("Each SMS sent costs its price, read or not") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "cost", 7);
  tests::set(sms, "schedule.every_days", 3);
  WitnessedRun run(tests::lively_setup(20), {sms});
  run.world.run_to(20);
  CHECK(run.total(TouchCounter::delivered) > 8'000);
  CHECK(run.total(Account::sms) == 7 * run.total(TouchCounter::delivered));
}

TEST_CASE("Rested people read an SMS at the stated rate, and tired ones less") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "seen", 3'000);
  tests::set(sms, "opt_out", 0);
  WitnessedRun run(tests::lively_setup(14, 4'000), {sms});
  run.world.run_to(14);
  const DayCounts& counts = run.state().counts;
  CHECK(tests::fits(counts.at(0, 0, TouchCounter::seers), 4'000, .3));
  CHECK(counts.at(13, 0, TouchCounter::seers) < .9 * 4'000 * .3);
}

TEST_CASE("Who blocks the number gets no further SMS") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "opt_out", 1'000);
  WitnessedRun run(tests::lively_setup(12), {sms});
  run.world.run_to(12);
  const DayCounts& counts = run.state().counts;
  CHECK(run.total(Counter::opted_out) > 100);
  std::int64_t phones = 1'500;
  for (Day day = 0; day < 12; ++day) {
    CHECK(counts.at(day, 0, TouchCounter::audience) == phones);
    phones -= counts.at(day, Counter::opted_out);
    CHECK(counts.at(day, Counter::phones) == phones);
  }
}

TEST_CASE("An SMS brings visits, and none with a stimulus and clicks of nought") {
  const auto visits = [](double stimulus, double click) {
    CampaignEntry sms = sms_on({first_day});
    tests::set(sms, "seen", 5'000);
    tests::set(sms, "stimulus", stimulus);
    tests::set(sms, "click", click);
    WitnessedRun run(tests::lively_setup(7, 3'000), {sms});
    run.world.run_to(7);
    return run.total(Counter::visits_shop);
  };
  const std::int64_t without = [] {
    WitnessedRun run(tests::lively_setup(7, 3'000), {});
    run.world.run_to(7);
    return run.total(Counter::visits_shop);
  }();
  CHECK(visits(0, 0) == without);
  CHECK(visits(0, 1'000) > without);
  CHECK(visits(1, 0) > visits(.5, 0));
  CHECK(visits(.5, 0) > without);
}

} // namespace pondlab::tests::sms_test
