#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "support/random_scenario.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::snapshot_test {

using namespace pondlab::engine;

namespace {

std::shared_ptr<const Plan> random_plan(std::uint64_t number, Day days = 40) {
  tests::RandomScenario scenario = tests::random_scenario(number, {.members = 600, .days = days});
  return tests::plan_of(std::move(scenario.setup), std::move(scenario.campaign));
}

bool same(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void check_same(const World& a, const World& b) {
  CHECK(a.day() == b.day());
  CHECK(a.day_hashes() == b.day_hashes());
  CHECK(same(a.state().ledger.cells(), b.state().ledger.cells()));
  CHECK(same(a.state().counts.cells(), b.state().counts.cells()));
  CHECK(a.state_hash() == b.state_hash());
}

void check_refused(World& world, const Snapshot& snapshot) {
  const std::uint64_t before = world.state_hash();
  try {
    world.restore(snapshot);
    FAIL_CHECK("a bad snapshot was taken");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::bad_data);
  }
  CHECK(world.state_hash() == before);
}

} // namespace

TEST_CASE("0 to 90 equals 0 to 37, snapshot, restore into a fresh world, to 90") {
  for (std::uint64_t number = 50; number < 58; ++number) {
    INFO("scenario " << number);
    const auto plan = random_plan(number, 90);
    World whole_run(plan, number, 3);
    whole_run.run_to(90);
    World first(plan, number, 3);
    first.run_to(37);
    const Snapshot snapshot = first.snapshot();
    World second(plan, number, 3);
    second.restore(snapshot);
    check_same(first, second);
    second.run_to(90);
    check_same(whole_run, second);
    CHECK(whole_run.snapshot() == second.snapshot());
  }
}

TEST_CASE("A world goes back to its own past and lives it again") {
  const auto plan = random_plan(60);
  World world(plan, 1, 0);
  world.run_to(10);
  const Snapshot early = world.snapshot();
  world.run_to(40);
  const std::uint64_t end = world.state_hash();
  world.restore(early);
  CHECK(world.day() == 10);
  CHECK(world.day_hashes().size() == 10);
  world.run_to(40);
  CHECK(world.state_hash() == end);
}

TEST_CASE("Following people changes nothing") {
  const auto plan = random_plan(61);
  World alone(plan, 1, 0), watched(plan, 1, 0);
  alone.run_to(40);
  std::vector<PersonIndex> people;
  for (PersonIndex i = 0; i < Recorder::most; ++i) people.push_back(i);
  Recorder recorder(people);
  watched.run_to(40, recorder);
  check_same(alone, watched);
  CHECK(!recorder.events().empty());
}

TEST_CASE("A foreign snapshot is refused") {
  const auto plan = random_plan(62), other = random_plan(63);
  World world(plan, 1, 0);
  world.run_to(5);
  World elsewhere(other, 1, 0), other_seed(plan, 2, 0), other_replication(plan, 1, 1);
  for (World* foreign : {&elsewhere, &other_seed, &other_replication}) {
    foreign->run_to(5);
    check_refused(world, foreign->snapshot());
  }
}

TEST_CASE("A snapshot with flipped bits or a missing end is refused") {
  const auto plan = random_plan(64, 20);
  World world(plan, 1, 0);
  world.run_to(12);
  const Snapshot good = world.snapshot();
  world.run_to(15);
  Draws draws(Source(7, 0), hash_text("damage"), -1, std::uint32_t{0});
  for (int i = 0; i < 250; ++i) {
    Snapshot bad = good;
    // The sizes at the start matter most, so half of the damage goes there.
    const auto reach = static_cast<std::uint32_t>(i % 2 == 0 ? bad.size() : 400);
    bad[draws.below(reach)] ^= std::byte{1} << draws.below(8);
    check_refused(world, bad);
  }
  for (int i = 0; i < 100; ++i)
    check_refused(world,
                  Snapshot(good.begin(), good.begin() + draws.below(static_cast<std::uint32_t>(
                                                            i % 2 == 0 ? good.size() : 400))));
  Snapshot longer = good;
  longer.push_back({});
  check_refused(world, longer);
  check_refused(world, {});
  world.restore(good);
  CHECK(world.snapshot() == good);
}

} // namespace pondlab::tests::snapshot_test
