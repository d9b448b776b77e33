// A plan that changes while it runs: the past stays, and the new plan acts on what it left.
#include "engine/world/continuation.hpp"

#include "base/error.hpp"
#include "engine/day/day_context.hpp"
#include "engine/world/world.hpp"
#include "mechanisms/catalogue.hpp"
#include "support/ponds.hpp"
#include "support/random_scenario.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::continuation_test {

using namespace pondlab::engine;

namespace {

constexpr Day days = 60, turn = 25;

tests::RandomScenario scenario_of(std::uint64_t number) {
  return tests::random_scenario(number, {.members = 600, .days = days});
}

std::shared_ptr<const Plan> plan_of(tests::RandomScenario scenario) {
  return tests::plan_of(std::move(scenario.setup), std::move(scenario.campaign));
}

/// A busy brand with two mechanisms that leave coupons, clicks and commission behind.
Campaign chat_and_sms() {
  Campaign campaign{tests::entry("sms"), tests::entry("guide_chat")};
  tests::set(campaign[0], "click", 5'000);
  tests::set(campaign[1], "coupon.face", 30'00);
  tests::set(campaign[1], "rest_days", 3);
  return campaign;
}

/// Addresses everybody on each day from `from` on; acts between the two.
CampaignEntry texts_from(Day from) {
  CampaignEntry texts = tests::entry("sms", 3);
  tests::set(texts, "schedule.from", Date{tests::plain_setup(days).horizon.start.days + from});
  return texts;
}

World world_at(std::shared_ptr<const Plan> plan, Day day) {
  World world(std::move(plan), 7, 0);
  world.run_to(day);
  return world;
}

void check_refused(World& world, std::shared_ptr<const Plan> plan) {
  const std::uint64_t before = world.state_hash();
  try {
    world.continue_with(std::move(plan));
    FAIL_CHECK("a plan that cannot go on was taken");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::bad_data);
  }
  CHECK(world.state_hash() == before);
}

} // namespace

TEST_CASE("Going on with an equal plan changes no bit") {
  for (std::uint64_t number = 70; number < 78; ++number) {
    INFO("scenario " << number);
    const auto plan = plan_of(scenario_of(number));
    World straight = world_at(plan, turn);
    World turned = world_at(plan, turn);
    turned.continue_with(plan_of(scenario_of(number)));
    CHECK(turned.state_hash() == straight.state_hash());
    straight.run_to(days);
    turned.run_to(days);
    CHECK(turned.day_hashes() == straight.day_hashes());
    CHECK(turned.state_hash() == straight.state_hash());
  }
}

TEST_CASE("A mechanism added while the plan runs acts as if it had been planned for that day") {
  // It acts between the others, one of which moves a place on.
  Campaign planned = chat_and_sms();
  planned.push_back(texts_from(turn));
  const World straight =
      world_at(tests::plan_of(tests::lively_setup(days), std::move(planned)), days);
  World turned = world_at(tests::plan_of(tests::lively_setup(days), chat_and_sms()), turn);
  Campaign more = chat_and_sms();
  more.push_back(texts_from(turn));
  turned.continue_with(tests::plan_of(tests::lively_setup(days), std::move(more)));
  turned.run_to(days);
  CHECK(turned.day_hashes() == straight.day_hashes());
  CHECK(turned.state_hash() == straight.state_hash());
  CHECK(turned.state().counts.total(1, TouchCounter::seen, turn, days) > 0);
}

TEST_CASE("A change of what acts later changes nothing before") {
  const World before = world_at(tests::plan_of(tests::lively_setup(days), chat_and_sms()), days);
  World turned = world_at(before.shared_plan(), turn);
  Campaign later = chat_and_sms();
  later.push_back(texts_from(turn + 10));
  turned.continue_with(tests::plan_of(tests::lively_setup(days), std::move(later)));
  turned.run_to(days);
  const auto first = std::ranges::mismatch(before.day_hashes(), turned.day_hashes()).in1;
  CHECK(first - before.day_hashes().begin() == turn + 10);
}

TEST_CASE("Other parameters act from their day on, and the past keeps its books") {
  const World before = world_at(tests::plan_of(tests::lively_setup(days), chat_and_sms()), days);
  World turned = world_at(before.shared_plan(), turn);
  Campaign dearer = chat_and_sms();
  tests::set(dearer[0], "cost", 40);
  turned.continue_with(tests::plan_of(tests::lively_setup(days), std::move(dearer)));
  turned.run_to(days);
  const auto spent = [](const World& world, Day from, Day to) {
    return world.state().ledger.total(Account::sms, from, to);
  };
  CHECK(spent(turned, 0, turn) == spent(before, 0, turn));
  CHECK(spent(turned, turn, days) == 10 * spent(before, turn, days));
}

TEST_CASE("People, money and stock are conserved whatever a plan changes to") {
  for (std::uint64_t number = 80; number < 90; ++number) {
    INFO("scenario " << number);
    World world = world_at(plan_of(scenario_of(number)), turn);
    tests::RandomScenario next = scenario_of(number);
    std::ranges::reverse(next.campaign);
    next.campaign.erase(next.campaign.begin(),
                        next.campaign.begin() + static_cast<int>(next.campaign.size() / 2));
    next.setup.response.carry_over = (next.setup.response.carry_over + 5'000) / 2;
    next.setup.economics.return_window += 1;
    next.campaign = with_retired(std::move(next.campaign), world.plan().campaign);
    world.continue_with(plan_of(std::move(next)));
    for (;;) {
      const auto broken = world.broken_invariant();
      INFO(broken.value_or(""));
      REQUIRE(!broken);
      if (world.at_end()) break;
      world.step();
    }
  }
}

TEST_CASE("What is taken out contacts nobody, earns nothing, and settles what it owes") {
  World world = world_at(tests::plan_of(tests::lively_setup(days), chat_and_sms()), turn);
  Campaign without_chat{chat_and_sms()[0]};
  world.continue_with(tests::plan_of(tests::lively_setup(days),
                                     with_retired(std::move(without_chat), chat_and_sms())));
  REQUIRE(world.plan().campaign[1].id == "guide_chat");
  const Ledger& ledger = world.state().ledger;
  CHECK(ledger.total(Account::commission_payable, 0, turn, 2) < 0);
  world.run_to(days);
  const DayCounts& counts = world.state().counts;
  CHECK(counts.total(1, TouchCounter::delivered, 0, turn) > 0);
  for (const TouchCounter counter :
       {TouchCounter::delivered, TouchCounter::orders, TouchCounter::redeemed})
    CHECK(counts.total(1, counter, turn, days) == 0);
  CHECK(ledger.total(Account::commission_payable, 0, days, 2) == 0);
}

TEST_CASE("A mood is what it was when the response changes, and fades anew from there") {
  Setup setup = tests::lively_setup(days);
  World world = world_at(tests::plan_of(setup, chat_and_sms()), turn);
  const World before = world_at(world.shared_plan(), turn);
  setup.response.carry_over /= 2;
  world.continue_with(tests::plan_of(setup, chat_and_sms()));
  int moved = 0;
  for (PersonIndex person = 0; person < world.state().people.size(); ++person) {
    const ResponseState now = response_state_of(world.plan(), world.state().people, person, turn);
    CHECK(now.stimulus ==
          response_state_of(before.plan(), before.state().people, person, turn).stimulus);
    moved += now.stimulus > 0;
  }
  CHECK(moved > 100);
}

TEST_CASE("A ladder whose idle month changes loses nobody who waits on it") {
  const auto ladder = [](int idle_days) {
    Campaign campaign{tests::entry("coupon_ladder")};
    tests::set(campaign[0], "idle_days", idle_days);
    return campaign;
  };
  World world = world_at(tests::plan_of(tests::lively_setup(days), ladder(30)), turn);
  world.continue_with(tests::plan_of(tests::lively_setup(days), ladder(5)));
  const auto waiting = [&] {
    std::size_t people = 0;
    for (const auto& day : world.state().mechanisms[0].due) people += day.size();
    return people;
  };
  CHECK(waiting() == 1'500);
  const auto told = [&] {
    return world.state().counts.at(world.day() - 1, 0, TouchCounter::seers);
  };
  world.run_to(turn + 6);
  CHECK(told() > 0);
}

TEST_CASE("What is settled before day 0 cannot change") {
  const Setup setup = tests::lively_setup(days);
  World world = world_at(tests::plan_of(setup, chat_and_sms()), turn);
  Setup larger = setup, longer = setup, wider = setup, goods = setup;
  ++larger.segments[0].members;
  ++longer.horizon.days;
  ++wider.stores[0].guides_per_store;
  goods.products.push_back(with_defaults<Product>());
  for (const Setup& other : {larger, longer, wider, goods}) {
    const auto plan = tests::plan_of(other, chat_and_sms());
    CHECK(!can_continue(world.plan(), *plan));
    check_refused(world, plan);
  }
  check_refused(world, tests::plan_of(setup, {tests::entry("sms")})); // leaves guide_chat out
  Setup free = setup;
  free.economics.guide_hour *= 2;
  free.stores[0].execution /= 2;
  free.response.share /= 2;
  CHECK(can_continue(world.plan(), *tests::plan_of(free, {})));
}

} // namespace pondlab::tests::continuation_test
