// Common random numbers: a draw is a function of who, when and why, and of nothing else.
#include "engine/world/world.hpp"
#include "support/compare.hpp"
#include "support/random_scenario.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::identity_test {

using namespace pondlab::engine;

namespace {

std::shared_ptr<const Plan> random_plan(std::uint64_t number) {
  tests::RandomScenario scenario = tests::random_scenario(number, {.members = 800, .days = 40});
  return tests::plan_of(std::move(scenario.setup), std::move(scenario.campaign));
}

std::vector<std::uint64_t> hashes(const std::shared_ptr<const Plan>& plan) {
  World world(plan, 11, 2);
  world.run_to(plan->day_count());
  return world.day_hashes();
}

Setup two_segments(std::int64_t first, std::int64_t second, double degree) {
  Setup setup = tests::plain_setup(40);
  setup.segments = {tests::plain_segment("one", first), tests::plain_segment("two", second)};
  for (Segment& segment : setup.segments) {
    segment.sea = 150;
    segment.channels = {3'000, 2'000, 5'000};
  }
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "shop";
  inflow.segment = "one";
  inflow.per_day = 3;
  setup.inflow = {inflow};
  setup.stores = {with_defaults<StoreGroup>()};
  setup.stores[0].stores = 3;
  setup.network.degree = degree;
  setup.response.share = 10'000;
  return setup;
}

Campaign sms_campaign() {
  Campaign campaign{tests::entry("sms")};
  tests::set(campaign[0], "coupon.face", 10'00);
  tests::set(campaign[0], "schedule.every_days", 3);
  tests::set(campaign[0], "stimulus", 1.5);
  return campaign;
}

} // namespace

TEST_CASE("Seed and replication decide, the run's number does not") {
  for (std::uint64_t number = 70; number < 76; ++number) {
    const auto plan = random_plan(number);
    World last_first(plan, 5, 1), then(plan, 5, 0), again(plan, 5, 1);
    last_first.run_to(40);
    then.run_to(40);
    again.run_to(40);
    INFO("scenario " << number);
    CHECK(last_first.state_hash() == again.state_hash());
    CHECK(last_first.state_hash() != then.state_hash());
  }
}

TEST_CASE("Worlds that take turns do not disturb each other") {
  const auto plan = random_plan(76);
  World alone(plan, 5, 0), one(plan, 5, 0), two(plan, 5, 1);
  alone.run_to(40);
  while (!one.at_end()) {
    one.step();
    two.step();
  }
  CHECK(alone.state_hash() == one.state_hash());
}

TEST_CASE("Strategies that share a population equal those that draw their own") {
  for (std::uint64_t number = 77; number < 81; ++number) {
    tests::RandomScenario scenario = tests::random_scenario(number, {.members = 800, .days = 40});
    const auto none = tests::plan_of(scenario.setup);
    const auto plan = tests::plan_of(scenario.setup, std::move(scenario.campaign));
    World own(plan, 9, 4), base(none, 9, 4);
    World shared(plan, base.population());
    base.run_to(20);
    own.run_to(40);
    shared.run_to(40);
    INFO("scenario " << number);
    CHECK(own.state_hash() == shared.state_hash());
  }
}

TEST_CASE("The text of a mechanism's id is nobody's business") {
  for (std::uint64_t number = 82; number < 90; ++number) {
    tests::RandomScenario scenario = tests::random_scenario(number, {.members = 800, .days = 40});
    tests::RandomScenario renamed = tests::random_scenario(number, {.members = 800, .days = 40});
    for (CampaignEntry& entry : renamed.campaign) entry.id += "renamed";
    INFO("scenario " << number);
    CHECK(hashes(tests::plan_of(scenario.setup, std::move(scenario.campaign))) ==
          hashes(tests::plan_of(renamed.setup, std::move(renamed.campaign))));
  }
}

TEST_CASE("The order in which a campaign lists its mechanisms is nobody's business") {
  std::size_t moved = 0;
  for (std::uint64_t number = 90; number < 98; ++number) {
    tests::RandomScenario scenario = tests::random_scenario(number, {.members = 800, .days = 40});
    tests::RandomScenario turned = tests::random_scenario(number, {.members = 800, .days = 40});
    std::ranges::reverse(turned.campaign);
    moved += turned.campaign.size() > 1;
    const auto plan = tests::plan_of(scenario.setup, std::move(scenario.campaign));
    const auto other = tests::plan_of(turned.setup, std::move(turned.campaign));
    INFO("scenario " << number);
    CHECK(plan->hash == other->hash);
    World a(plan, 11, 2), b(other, 11, 2);
    a.run_to(40);
    b.run_to(40);
    CHECK(a.day_hashes() == b.day_hashes());
    CHECK(a.state_hash() == b.state_hash());
  }
  CHECK(moved > 4);
}

TEST_CASE("Another instance of a mechanism draws its own numbers") {
  Campaign first{tests::entry("sms")}, third{tests::entry("sms", 3)};
  CHECK(hashes(tests::plan_of(two_segments(400, 400, 0), std::move(first))) !=
        hashes(tests::plan_of(two_segments(400, 400, 0), std::move(third))));
}

TEST_CASE("One more person changes nobody else's life where nobody knows anybody") {
  const auto small = tests::plan_of(two_segments(500, 500, 0), sms_campaign());
  const auto large = tests::plan_of(two_segments(501, 500, 0), sms_campaign());
  World a(small, 3, 0), b(large, 3, 0);
  a.run_to(40);
  b.run_to(40);
  CHECK(tests::different_people(a, b).empty());
  CHECK(b.state().stocks.members == a.state().stocks.members + 1);
}

TEST_CASE("A segment before the others changes nobody in them") {
  Setup setup = two_segments(500, 500, 0);
  Setup with_third = setup;
  with_third.segments.insert(with_third.segments.begin(), tests::plain_segment("zero", 300));
  World a(tests::plan_of(setup, sms_campaign()), 3, 0);
  World b(tests::plan_of(with_third, sms_campaign()), 3, 0);
  a.run_to(40);
  b.run_to(40);
  CHECK(tests::different_people(a, b).empty());
}

TEST_CASE("One more person in a pond of friends moves few ties, and no one's own draws") {
  // 1,010 and 1,011 people share the ring's power of two.
  World a(tests::plan_of(two_segments(360, 350, 6)), 3, 0);
  World b(tests::plan_of(two_segments(361, 350, 6)), 3, 0);
  CHECK(tests::different_people(a, b).empty()); // traits and history, on day −1
  std::int64_t changed = 0;
  for (std::size_t i = 0; i < a.state().people.size(); ++i) {
    if (a.state().people.stage[i] == Stage::nobody) continue;
    const auto person = static_cast<PersonIndex>(i);
    changed += tests::names_of_friends(a, person) !=
               tests::names_of_friends(b, *b.find_person(a.person_name(person)));
  }
  // The newcomer has about 6 ties and stands before one neighbour, who hands over some of 6.
  CHECK(changed > 0);
  CHECK(changed < 60);
}

} // namespace pondlab::tests::identity_test
