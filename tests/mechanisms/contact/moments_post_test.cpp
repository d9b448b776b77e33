#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::moments_post_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry posts(double a_day, bool wecom) {
  CampaignEntry entry = tests::entry("moments_post");
  tests::set(entry, "posts_a_day", a_day);
  tests::set(entry, "account", wecom ? 1 : 0);
  return entry;
}

} // namespace

TEST_CASE("WeCom shows a customer one post a day, a personal account as many as are made") {
  for (const bool wecom : {true, false}) {
    WitnessedRun run(tests::lively_setup(3), {posts(5, wecom)});
    run.world.run_to(3);
    const std::int64_t seen_by_one = wecom ? 1 : 5;
    CHECK(run.total(TouchCounter::delivered) == seen_by_one * run.total(TouchCounter::audience));
    CHECK(run.total(TouchCounter::audience) > 4'000);
    CHECK(run.total(Account::guide_pay) == 3 * 6 * seen_by_one * 5 * 40'00 / 60);
  }
}

TEST_CASE("Copied posts are seen at their share of the rate of own ones") {
  for (const bool own : {true, false}) {
    Setup setup = tests::lively_setup(1, 6'000);
    setup.stores[0].own_content = own ? whole : 0;
    CampaignEntry entry = posts(1, true);
    tests::set(entry, "seen", 2'000);
    tests::set(entry, "copied_seen", 4'000);
    WitnessedRun run(setup, {entry});
    run.world.step();
    CHECK(run.total(TouchCounter::audience) == 6'000);
    CHECK(tests::fits(run.total(TouchCounter::seers), 6'000, own ? .2 : .08));
  }
}

TEST_CASE("Contacts of a guide who skips the task are not addressed") {
  Setup setup = tests::lively_setup(30);
  setup.stores[0].execution = 5'000;
  WitnessedRun run(setup, {posts(1, true)});
  run.world.run_to(30);
  CHECK(tests::fits(run.total(TouchCounter::tasks_done), 30 * 6, .5));
  for (Day day = 0; day < 30; ++day) {
    const DayCounts& counts = run.state().counts;
    const std::int64_t done = counts.at(day, 0, TouchCounter::tasks_done);
    CHECK((counts.at(day, 0, TouchCounter::audience) == 0) == (done == 0));
    if (done < 6)
      CHECK(counts.at(day, 0, TouchCounter::audience) < counts.at(day, Counter::contacts));
  }
}

TEST_CASE("New styles move those who seek them more, and others less") {
  const auto stimulus = [](bool newness, bool seekers) {
    CampaignEntry entry = posts(1, true);
    tests::set(entry, "seen", 5'000);
    tests::set(entry, "stimulus", .5);
    tests::set(entry, "newness", newness);
    WitnessedRun run(tests::lively_setup(1, 4'000), {entry});
    run.world.step();
    const People& people = run.state().people;
    double sum = 0;
    int count = 0;
    for (PersonIndex person = 0; person < 4'000; ++person)
      if (people.record[person].response_state.touched == 0 &&
          people.record[person].response_state.stimulus > 0 &&
          (people.record[person].newness > 0) == seekers) {
        sum += people.record[person].response_state.stimulus * People::state_unit;
        ++count;
      }
    return sum / count;
  };
  CHECK(stimulus(true, true) > 1.15 * stimulus(false, true));
  CHECK(stimulus(true, false) < .85 * stimulus(false, false));
}

} // namespace pondlab::tests::moments_post_test
