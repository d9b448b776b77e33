#include "experiment/people/people_search.hpp"

#include "experiment/study/study.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace pondlab::tests::people_search_test {

using namespace pondlab::experiment;
using engine::Counter;
using engine::TouchCounter;

namespace {

constexpr engine::Day days = 60;

/// The default strategy of a shrunken scenario, and its twin without a campaign.
struct Pond {
  explicit Pond(const Shipped& shipped) {
    const auto read = scenario::read(shrunken(shipped, 1'200, days), shipped.name);
    arm = compile_arm(*read.value, {read.value->default_strategy().id, {}});
    none = compile_arm(*read.value, {std::string(no_campaign), {}});
    seed = static_cast<std::uint64_t>(read.value->header.run.seed);
  }

  engine::World world() const { return {arm.plan, seed, 0}; }
  engine::Day end() const { return arm.plan->day_count(); }

  PeopleBehind people(std::string_view figure, engine::Day from, engine::Day to,
                      bool with_twin = false) const {
    const MeasureComposition composition = *composition_of(*arm.plan, figure);
    std::optional<engine::World> twin;
    if (composition.twin != engine::Twin::none || with_twin) twin.emplace(none.plan, seed, 0);
    PeopleSearch search(composition, from, to, world(), std::move(twin));
    while (!search.done()) search.advance();
    return search.people();
  }

  Arm arm, none;
  std::uint64_t seed = 0;
};

Pond pond_named(std::string_view name) {
  const auto all = shipped_scenarios();
  return Pond(*std::ranges::find(all, name, &Shipped::name));
}

/// Figures that every plan has, and each mechanism's steps.
std::vector<std::string> figures_of(const engine::Plan& plan) {
  std::vector<std::string> figures;
  for (int i = 0; i < engine::counter_count; ++i)
    figures.emplace_back(key_of(static_cast<Counter>(i)));
  for (const engine::CampaignEntry& entry : plan.campaign)
    for (int i = 0; i < engine::touch_counter_count; ++i)
      figures.push_back(entry.id + "." + std::string(key_of(static_cast<TouchCounter>(i))));
  std::erase_if(figures, [&](const std::string& name) { return !composition_of(plan, name); });
  return figures;
}

void check_sound(const PeopleBehind& behind) {
  std::int64_t sum = 0;
  for (const PersonBehind& person : behind.people) {
    CHECK(person.amount != 0);
    CHECK(behind.from <= person.first);
    CHECK(person.first <= person.last);
    CHECK(person.last < behind.to);
    sum += person.amount;
  }
  CHECK(sum == behind.of_people);
  CHECK(std::ranges::adjacent_find(behind.people, std::ranges::greater_equal(),
                                   &PersonBehind::person) == behind.people.end());
}

} // namespace

TEST_CASE("The people behind every count add up to it") {
  for (const Shipped& shipped : affordable_scenarios(2)) {
    const Pond pond(shipped);
    engine::World world = pond.world();
    world.run_to(pond.end());
    for (const std::string& figure : figures_of(*pond.arm.plan)) {
      INFO(shipped.name << ": " << figure);
      const PeopleBehind behind = pond.people(figure, 20, pond.end() - 5);
      check_sound(behind);
      CHECK(behind.nobodys() == 0);
      CHECK(behind.figure == sum_of(behind.composition, world.state().counts, world.state().ledger,
                                    20, pond.end() - 5));
    }
  }
}

TEST_CASE("Money lists people and says what is nobody's") {
  for (const char* const name : {"inman", "example-sms", "example-live-stream"}) {
    const Pond pond = pond_named(name);
    const PeopleBehind net_sales = pond.people("net_sales", 0, pond.end());
    check_sound(net_sales);
    CHECK(net_sales.nobodys() == 0);
    const PeopleBehind contribution = pond.people("contribution", 0, pond.end());
    check_sound(contribution);
    engine::World world = pond.world();
    world.run_to(pond.end());
    engine::Fen costs = 0;
    for (const engine::AccountInfo& account : engine::accounts())
      if (account.nobodys) costs += world.state().ledger.total(account.account, 0, pond.end());
    CHECK(contribution.nobodys() == -costs);
  }
}

TEST_CASE("An effect lists those whose figure differs between the two worlds") {
  const Pond pond = pond_named("example-sms");
  const PeopleBehind more = pond.people("incremental_orders", 0, pond.end());
  check_sound(more);
  CHECK(more.nobodys() == 0);
  const auto orders_of = [&](const Arm& arm) {
    engine::World world(arm.plan, pond.seed, 0);
    world.run_to(pond.end());
    return world.state().people.orders;
  };
  const auto with = orders_of(pond.arm), without = orders_of(pond.none);
  std::size_t differ = 0;
  for (std::size_t person = 0; person < with.size(); ++person)
    differ += with[person] != without[person];
  CHECK(differ > 0);
  CHECK(more.people.size() == differ);
  for (const PersonBehind& person : more.people)
    CHECK(person.amount == with[person.person] - without[person.person]);
}

TEST_CASE("Reported orders are those truly more and those bought anyway, person by person") {
  for (const char* const name : {"example-sms", "example-guide-chat", "example-live-stream"}) {
    INFO(name);
    const Pond pond = pond_named(name);
    std::map<engine::PersonIndex, std::int64_t> rest;
    std::int64_t sum = 0;
    const auto add = [&](std::string_view figure, int sign) {
      const PeopleBehind behind = pond.people(figure, 0, pond.end());
      check_sound(behind);
      CHECK(behind.nobodys() == 0);
      sum += sign * behind.figure;
      for (const PersonBehind& person : behind.people) rest[person.person] += sign * person.amount;
    };
    add("reported_campaign_orders", 1);
    add("incremental_orders", -1);
    add("anyway_orders", -1);
    CHECK(sum == 0);
    CHECK(std::ranges::all_of(rest, [](const auto& entry) { return entry.second == 0; }));
  }
}

TEST_CASE("With a twin a list says what its people would have bought anyway, and is the same") {
  const Pond pond = pond_named("example-sms");
  const PeopleBehind alone = pond.people("sms.clicked", 0, pond.end());
  const PeopleBehind beside = pond.people("sms.clicked", 0, pond.end(), true);
  CHECK_FALSE(alone.knows_anyway);
  REQUIRE(beside.knows_anyway);
  engine::World world(pond.none.plan, pond.seed, 0);
  const auto before = world.state().people.orders;
  world.run_to(pond.end());
  CHECK(beside.figure == alone.figure);
  REQUIRE(beside.people.size() == alone.people.size());
  for (std::size_t i = 0; i < alone.people.size(); ++i) {
    const PersonBehind& one = beside.people[i];
    CHECK(one.amount == alone.people[i].amount);
    CHECK(one.paid == alone.people[i].paid);
    CHECK(one.anyway == world.state().people.orders[one.person] - before[one.person]);
  }
}

TEST_CASE("A search may begin at a snapshot, and going through days again changes none") {
  const Pond pond = pond_named("example-guide-chat");
  engine::World later = pond.world();
  later.run_to(25);
  const engine::Snapshot snapshot = later.snapshot();
  engine::World restored = pond.world();
  restored.restore(snapshot);
  later.run_to(40);
  const MeasureComposition composition = *composition_of(*pond.arm.plan, "guide_chat.seen");
  PeopleSearch search(composition, 30, 40, std::move(restored));
  CHECK(search.share() == 0);
  while (!search.done()) search.advance();
  CHECK(search.share() == 1);
  CHECK(search.world().day_hashes() == later.day_hashes());
  const PeopleBehind from_start = pond.people("guide_chat.seen", 30, 40);
  const PeopleBehind behind = search.people();
  REQUIRE(behind.people.size() == from_start.people.size());
  CHECK(behind.figure == from_start.figure);
}

} // namespace pondlab::tests::people_search_test
