#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::community_post_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

TEST_CASE("Who muted the community sees nothing of it") {
  Setup setup = tests::lively_setup(20);
  setup.segments[0].reach.muted = 7'000;
  CampaignEntry posts = tests::entry("community_post");
  tests::set(posts, "mute", 300);
  WitnessedRun run(setup, {posts});
  for (Day day = 0; day < 20; ++day) {
    const People before = run.state().people;
    run.world.step();
    for (const Contacting& contacting :
         run.testimony->at(static_cast<std::size_t>(day)).contactings)
      contacting.audience.each([&](PersonIndex person) {
        CHECK((before.reach[person] & (reach::community | reach::muted)) == reach::community);
      });
    const DayCounts& counts = run.state().counts;
    if (day > 0)
      CHECK(counts.at(day, Counter::in_community) ==
            counts.at(day - 1, Counter::in_community) - counts.at(day, Counter::muted));
  }
  CHECK(run.total(Counter::muted) > 50);
  CHECK(run.state().stocks.members == 1'500); // they stay, and look no more
}

TEST_CASE("A day's posts are one binomial draw a person") {
  CampaignEntry posts = tests::entry("community_post");
  tests::set(posts, "posts_a_day", 12);
  tests::set(posts, "seen", 400);
  WitnessedRun run(tests::lively_setup(1, 8'000), {posts});
  run.world.step();
  CHECK(run.total(TouchCounter::audience) == 8'000);
  CHECK(run.total(TouchCounter::delivered) == 12 * 8'000);
  CHECK(tests::fits(run.total(TouchCounter::seen), 12 * 8'000, .04));
  CHECK(tests::fits(run.total(TouchCounter::seers), 8'000, 1 - std::pow(.96, 12)));
}

namespace {

/// Attention in the ninth and tenth week over that in the first two.
double attention_kept(bool coupons, bool trust) {
  Setup setup = tests::lively_setup(70, 3'000);
  setup.response.trust = trust;
  CampaignEntry posts = tests::entry("community_post");
  tests::set(posts, "content", coupons ? 1 : 0);
  tests::set(posts, "mute", 0);
  WitnessedRun run(setup, {posts});
  run.world.run_to(70);
  CHECK(run.state().stocks.in_community == 3'000);
  const auto seen = [&](Day from, Day to) {
    return static_cast<double>(run.state().counts.total(0, TouchCounter::seen, from, to));
  };
  return seen(56, 70) / seen(0, 14);
}

} // namespace

TEST_CASE("A community fed with coupons alone turns zombie: members stay, attention goes") {
  const double goods = attention_kept(false, true), coupons = attention_kept(true, true);
  INFO("kept with goods " << goods << ", with coupons alone " << coupons);
  CHECK(goods > .75);
  CHECK(coupons < .7 * goods);
  CHECK(attention_kept(true, false) > .75); // without the drive of trust there are no zombies
}

TEST_CASE("Owners are paid for the days on which they post") {
  Setup setup = tests::lively_setup(40);
  setup.stores[0].execution = 4'000;
  CampaignEntry posts = tests::entry("community_post");
  tests::set(posts, "minutes", 30);
  WitnessedRun run(setup, {posts});
  run.world.run_to(40);
  CHECK(tests::fits(run.total(TouchCounter::tasks_done), 40 * 3, .4));
  CHECK(run.total(Account::guide_pay) == run.total(TouchCounter::tasks_done) * 20'00);
}

} // namespace pondlab::tests::community_post_test
