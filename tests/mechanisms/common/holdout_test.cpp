// Who is kept aside of a target.
#include "mechanisms/common/holdout.hpp"

#include "engine/model/population.hpp"
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace pondlab::tests::holdout_test {

using namespace pondlab::engine;
using mechanisms::Holdout;
using tests::WitnessedRun;

namespace {

CampaignEntry holding(const std::string& kind, double share, Assigned by) {
  CampaignEntry entry = tests::entry(kind);
  tests::set(entry, "target.holdout", share);
  tests::set(entry, "target.holdout_by", static_cast<double>(by));
  return entry;
}

/// Everybody a run of one mechanism ever addressed.
std::set<PersonIndex> addressed(const Setup& setup, const CampaignEntry& entry) {
  WitnessedRun run(setup, {entry});
  std::set<PersonIndex> people;
  for (Day day = 0; day < setup.horizon.days; ++day) {
    run.world.step();
    for (const Contacting& contacting :
         run.testimony->at(static_cast<std::size_t>(day)).contactings)
      contacting.audience.each([&](PersonIndex person) { people.insert(person); });
  }
  return people;
}

std::set<PersonIndex> held_out(const Setup& setup, std::int32_t share, Assigned by) {
  const WitnessedRun run(setup, {});
  const auto population = run.world.population();
  const Plan& plan = run.world.plan();
  const Holdout holdout(share, by);
  std::set<PersonIndex> people;
  for (PersonIndex person = 0; person < population->people.size(); ++person)
    if (population->people.in_pool(person) &&
        holdout.holds(plan, population->people, population->source, person))
      people.insert(person);
  return people;
}

} // namespace

TEST_CASE("People held out are never addressed, all others are") {
  const Setup setup = tests::lively_setup(3);
  for (const char* const kind : {"sms", "moments_post", "community_post", "guide_chat"}) {
    INFO(kind);
    const std::set<PersonIndex> reached = addressed(setup, holding(kind, 4'000, Assigned::person));
    CHECK(!reached.empty());
    for (const PersonIndex person : held_out(setup, 4'000, Assigned::person))
      CHECK_FALSE(reached.contains(person));
  }
  const std::set<PersonIndex> out = held_out(setup, 4'000, Assigned::person);
  CHECK(tests::fits(static_cast<std::int64_t>(out.size()), 1'500, .4));
  const auto everybody = addressed(setup, tests::entry("sms"));
  const auto others = addressed(setup, holding("sms", 4'000, Assigned::person));
  CHECK(everybody.size() == others.size() + out.size());
}

TEST_CASE("A larger share holds the same ones out and more") {
  const Setup setup = tests::lively_setup(1);
  for (const Assigned by : ways_to_assign) {
    const auto few = held_out(setup, 3'000, by), many = held_out(setup, 8'000, by);
    CHECK(few.size() <= many.size());
    for (const PersonIndex person : few) CHECK(many.contains(person));
  }
  CHECK(held_out(setup, 0, Assigned::person).empty());
}

TEST_CASE("Communities and stores are held out whole, and their guides have nothing to do") {
  Setup setup = tests::lively_setup(2, 6'000);
  setup.stores[0].stores = 40;
  for (const Assigned by : {Assigned::community, Assigned::store}) {
    const WitnessedRun untouched(setup, {});
    const People& people = untouched.state().people;
    std::set<std::uint32_t> out, in;
    const auto held = held_out(setup, 5'000, by);
    for (PersonIndex person = 0; person < people.size(); ++person) {
      if (!people.in_pool(person)) continue;
      const std::uint32_t unit = by == Assigned::store
                                     ? people.store[person]
                                     : people.store[person] * 256u + people.community[person];
      (held.contains(person) ? out : in).insert(unit);
    }
    for (const std::uint32_t unit : out) CHECK_FALSE(in.contains(unit));
    CHECK(out.size() > 8);
    CHECK(in.size() > 8);

    WitnessedRun half(setup, {holding("community_post", 5'000, by)});
    WitnessedRun all(setup, {tests::entry("community_post")});
    half.world.run_to(2);
    all.world.run_to(2);
    CHECK(all.total(TouchCounter::tasks) == 80);
    CHECK(half.total(TouchCounter::tasks) == static_cast<std::int64_t>(2 * in.size()));
    CHECK(half.total(Account::guide_pay) < all.total(Account::guide_pay));
  }
}

TEST_CASE("Where there are no stores, people are held out one by one") {
  Setup setup = tests::plain_setup(1);
  setup.segments = {tests::plain_segment("members", 2'000)};
  for (const Assigned by : ways_to_assign)
    CHECK(held_out(setup, 5'000, by) == held_out(setup, 5'000, Assigned::person));
}

TEST_CASE("Nobody held out is on the coupon ladder, nor comes on it by buying") {
  const Setup setup = tests::lively_setup(60);
  const CampaignEntry ladder = holding("coupon_ladder", 5'000, Assigned::person);
  WitnessedRun run(setup, {ladder});
  run.world.run_to(60);
  const auto out = held_out(setup, 5'000, Assigned::person);
  int on_it = 0;
  run.state().mechanisms[0].people.each([&](PersonIndex person, const CampaignMemory& memory) {
    on_it += memory.step != 0;
    if (!out.contains(person)) return;
    CHECK(memory.step == 0);
    CHECK(memory.due == CampaignMemory::never);
  });
  CHECK(on_it > 100);
}

} // namespace pondlab::tests::holdout_test
