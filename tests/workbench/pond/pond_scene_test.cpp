#include "workbench/pond/pond_scene.hpp"

#include "support/shipped.hpp"
#include "support/studies.hpp"
#include "workbench/session/simulation.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pondlab::tests::pond_scene_test {

using namespace pondlab::workbench;
using engine::Counter;

namespace {

Sample everybody(const engine::Plan& plan) {
  return sample_of(plan.layout, static_cast<std::size_t>(plan.layout.people()));
}

/// What is drawn of a day, where everybody is, is what is reported of it.
void check_counts(const PondScene& scene, const engine::State& state) {
  const engine::Day day = state.day - 1;
  const auto reported = [&](Counter counter) { return state.counts.at(day, counter); };
  const PondCounts& drawn = scene.counts();
  REQUIRE(drawn.members == reported(Counter::members));
  REQUIRE(drawn.contacts == reported(Counter::contacts));
  REQUIRE(drawn.in_community == reported(Counter::in_community));
  REQUIRE(drawn.phones == reported(Counter::phones));
  REQUIRE(drawn.joined == reported(Counter::joined));
  for (int channel = 0; channel < 3; ++channel) {
    const auto of = [channel](Counter first) {
      return static_cast<Counter>(static_cast<int>(first) + channel);
    };
    REQUIRE(drawn.visits[static_cast<std::size_t>(channel)] == reported(of(Counter::visits_store)));
    REQUIRE(drawn.orders[static_cast<std::size_t>(channel)] == reported(of(Counter::orders_store)));
  }
  REQUIRE(drawn.shop_visitors == reported(Counter::visitors_shop));
  REQUIRE(drawn.live_viewers == reported(Counter::live_viewers));
  REQUIRE(drawn.returns == reported(Counter::returns));
  REQUIRE(drawn.shares == reported(Counter::friend_contacts));
  REQUIRE(drawn.left ==
          reported(Counter::deleted) + reported(Counter::opted_out) + reported(Counter::muted));
}

/// Each drawn person is somewhere at each minute, and nowhere twice.
void check_legs(const PondScene& scene) {
  std::size_t leg = 0;
  for (std::uint32_t dot = 0; dot < scene.dots().size(); ++dot) {
    float minute = 0;
    for (; leg < scene.legs().size() && scene.legs()[leg].dot == dot; ++leg) {
      const Leg& one = scene.legs()[leg];
      REQUIRE(one.begin == minute);
      REQUIRE(one.end > one.begin);
      for (const Spot& spot : {one.from, one.to}) {
        REQUIRE(spot.x >= 0);
        REQUIRE(spot.x <= scene.map().width());
        REQUIRE(spot.y >= 0);
        REQUIRE(spot.y <= scene.map().height());
      }
      minute = one.end;
    }
    REQUIRE(minute > PondScene::day_end);
  }
  REQUIRE(leg == scene.legs().size());
}

void watch_days(const std::string& text, engine::Day days) {
  const experiment::Arm arm = study_of(text).arms.front();
  engine::World world(arm.plan, 1, 0);
  const Sample sample = everybody(*arm.plan);
  for (engine::Day day = 0; day < std::min(days, arm.plan->day_count()); ++day) {
    DayRecord record(sample, world.state().people, day);
    world.run_to(day + 1, record);
    record.finish();
    const PondScene scene(world, sample, &record);
    INFO("day " << day);
    check_counts(scene, world.state());
    if (day % 13 == 0) check_legs(scene);
  }
}

} // namespace

TEST_CASE("What the pond draws agrees with the measures, day by day, in every shipped scenario") {
  for (const Shipped& scenario : affordable_scenarios(1)) {
    INFO(scenario.name);
    watch_days(shrunken(scenario, 1'000, 640), scenario.name == "inman" ? 640 : 120);
  }
}

TEST_CASE("A sample is every n-th of each cohort, at least as many as wanted") {
  engine::Layout layout;
  layout.add(0, false, 11, 50'000);
  layout.add(0, true, 12, 1'301);
  for (const std::size_t wanted : {1u, 900u, 20'000u, 25'650u, 51'301u, 100'000u}) {
    const Sample sample = sample_of(layout, wanted);
    CHECK(sample.people.size() >= std::min<std::size_t>(wanted, 51'301));
    CHECK(sample.people.size() <= 2 * wanted + 2);
    CHECK(std::ranges::is_sorted(sample.people));
    CHECK(std::ranges::adjacent_find(sample.people) == sample.people.end());
  }
  CHECK(sample_of(layout, 100'000).one_in == 1);
  CHECK(sample_of(layout, 20'000).one_in == 2);
}

TEST_CASE("Classes divide the pool, whatever it is coloured by, also where few are drawn") {
  const Shipped scenario = shipped_scenarios().back();
  const experiment::Arm arm = study_of(shrunken(scenario, 2'000, 60)).arms.front();
  engine::World world(arm.plan, 1, 0);
  world.run_to(40);
  const PondScene scene(world, sample_of(arm.plan->layout, 100), nullptr);
  for (int by = 0; by < colour_by_count; ++by) {
    const auto& sizes = scene.class_sizes(static_cast<ColourBy>(by));
    const auto sea = static_cast<ColourBy>(by) == ColourBy::stage ? sizes[0] : 0;
    CHECK(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}) - sea ==
          world.state().stocks.members);
  }
}

TEST_CASE(
    "A simulation that is watched shows the same days, and the one on show minute by minute") {
  const experiment::Study study = study_of(small_scenario());
  const experiment::Arm& arm = study.arms.front();
  engine::World straight(arm.plan, study.seed, 0);
  straight.run_to(40);
  Simulation simulation(arm, nullptr, study.seed);
  const auto sample = std::make_shared<const Sample>(everybody(*arm.plan));
  simulation.watch(sample);
  for (const engine::Day day : {0, 12, 40, 39, 12, 13, 1, 0}) {
    while (!simulation.is_at(day)) simulation.work_towards(day);
    REQUIRE(simulation.world() != nullptr);
    CHECK(simulation.world()->day() == day);
    if (day == 0) continue;
    REQUIRE(simulation.record() != nullptr);
    CHECK(simulation.record()->day() == day - 1);
    CHECK(simulation.day_hash(day - 1) == straight.day_hashes()[static_cast<std::size_t>(day - 1)]);
  }
  simulation.watch(nullptr);
  CHECK(simulation.is_at(0));
}

namespace {

/// Each step leads to somebody further on, and no step leaves out somebody straight ahead.
void walk_right(const PondScene& scene, float minute) {
  Spot here{-1, scene.map().height() / 2};
  int steps = 0;
  for (int next = scene.next_towards({1, 0}, here, minute); next >= 0;
       next = scene.next_towards({1, 0}, here, minute)) {
    const Spot there = scene.place_of(static_cast<std::uint32_t>(next), minute);
    REQUIRE(there.x > here.x);
    const float distance = std::hypot(there.x - here.x, 2 * (there.y - here.y));
    for (std::uint32_t dot = 0; dot < scene.dots().size(); ++dot) {
      const Spot other = scene.place_of(dot, minute);
      if (other.x - here.x < .06f) continue;
      REQUIRE(std::hypot(other.x - here.x, 2 * (other.y - here.y)) > distance - .01f);
    }
    here = there;
    ++steps;
  }
  CHECK(steps > 3);
}

} // namespace

TEST_CASE("The person under the pointer is the nearest one at that minute") {
  const experiment::Study study = study_of(small_scenario());
  const experiment::Arm& arm = study.arms.front();
  engine::World world(arm.plan, study.seed, 0);
  const Sample sample = everybody(*arm.plan);
  world.run_to(7);
  DayRecord record(sample, world.state().people, 7);
  world.run_to(8, record);
  record.finish();
  const PondScene scene(world, sample, &record);
  for (const float minute : {0.f, 700.f, 1'230.f, PondScene::day_end}) {
    for (std::uint32_t dot = 0; dot < scene.dots().size(); dot += 17) {
      const Spot place = scene.place_of(dot, minute);
      const int found = scene.nearest(place, minute, 5);
      REQUIRE(found >= 0);
      const Spot other = scene.place_of(static_cast<std::uint32_t>(found), minute);
      CHECK(std::hypot(other.x - place.x, other.y - place.y) < .01f);
    }
    CHECK(scene.nearest({-500, -500}, minute, 5) == -1);
    CHECK(scene.next_towards({-1, 0}, {-500, 0}, minute) == -1);
    walk_right(scene, minute);
  }
  CHECK(scene.dot_of(sample.people[5]) == 5);
  CHECK(scene.dot_of(engine::PersonIndex(-1)) == -1);
}

namespace {

std::string live_stream() {
  const std::vector<Shipped> all = shipped_scenarios();
  return shrunken(*std::ranges::find(all, "example-live-stream", &Shipped::name), 2'000, 30);
}

} // namespace

TEST_CASE("The pond fills any canvas: everybody is inside, and nothing lies over something else") {
  const experiment::Arm arm = study_of(live_stream()).arms.front();
  const engine::World world(arm.plan, 1, 0);
  const Sample sample = everybody(*arm.plan);
  for (const auto& [wide, high] : std::initializer_list<std::pair<float, float>>{
           {390, 500}, {336, 390}, {520, 154}, {956, 512}, {1500, 820}, {2200, 700}}) {
    INFO(wide << " by " << high);
    const PondFrame frame = pond_frame(wide, high);
    CHECK(frame.width / frame.height == Catch::Approx(wide / high).epsilon(.04));
    CHECK(frame.width * frame.height == Catch::Approx(1'500'000));
    const PondScene scene(world, sample, nullptr, frame);
    check_legs(scene);
    const PondMap& map = scene.map();
    CHECK(map.sea().right < map.pond().left);
    CHECK(map.sea().width() <= .31f * map.width());
    CHECK(map.open_water().bottom <= map.ground().top);
    for (const House house : {House::marketplace, House::store, House::shop, House::live}) {
      if (!map.has(house)) continue;
      CHECK(map.area(house).width() > 0);
      CHECK(map.area(house).bottom <= map.pond().top);
      CHECK(map.area(house).right <= map.width());
    }
    for (const Shoal& shoal : map.shoals()) CHECK(shoal.centre.y + shoal.reach <= map.ground().top);
  }
}

TEST_CASE("Who merely was sent something did not act that day") {
  const experiment::Arm arm = study_of(live_stream()).arms.front();
  engine::World world(arm.plan, 1, 0);
  const Sample sample = everybody(*arm.plan);
  std::int64_t reached = 0;
  for (engine::Day day = 0; day < 20; ++day) {
    DayRecord record(sample, world.state().people, day);
    world.run_to(day + 1, record);
    record.finish();
    const PondScene scene(world, sample, &record);
    const auto acted = std::ranges::count(scene.dots(), Stir::acted, &Dot::stir);
    reached += std::ranges::count(scene.dots(), Stir::reached, &Dot::stir);
    CHECK(acted < static_cast<std::int64_t>(scene.dots().size()) / 4);
  }
  CHECK(reached > 0);
}

} // namespace pondlab::tests::pond_scene_test
