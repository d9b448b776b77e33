// Which plan acts on which day of a world, and what was told under an earlier one.
#include "engine/world/plan_timeline.hpp"

#include "engine/world/world.hpp"
#include "support/ponds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::plan_timeline_test {

using namespace pondlab::engine;

namespace {

constexpr Day course_days = 40;

std::shared_ptr<const Plan> plan_with(std::vector<std::string> kinds) {
  Campaign campaign;
  for (const std::string& kind : kinds) campaign.push_back(tests::entry(kind));
  return tests::plan_of(tests::lively_setup(course_days, 400), std::move(campaign));
}

} // namespace

TEST_CASE("Each plan of a timeline acts from its day on; one from the same day takes its place") {
  const auto first = plan_with({"sms"});
  const auto second = plan_with({"guide_chat", "sms"});
  const auto third = plan_with({"sms", "moments_post"});
  const PlanTimeline timeline = PlanTimeline(first).then(10, second).then(20, third);
  CHECK(timeline.begins() == 20);
  CHECK(timeline.plan_on(0) == first);
  CHECK(timeline.plan_on(9) == first);
  CHECK(timeline.plan_on(10) == second);
  CHECK(timeline.plan_on(19) == second);
  CHECK(timeline.plan().campaign.size() == 3); // guide_chat is retired
  CHECK(timeline.plan_on(39) == timeline.shared_plan());

  const PlanTimeline instead = PlanTimeline(first).then(10, second).then(10, third);
  CHECK(instead.plan_on(10) == third);
  CHECK(instead.plan_on(9) == first);
}

TEST_CASE("A world on a timeline is the world whose plan is changed by hand") {
  const auto first = plan_with({"sms"});
  const auto second = plan_with({"guide_chat", "sms"});
  const auto population = populate(*first, Source(3, 0));
  const PlanTimeline timeline = PlanTimeline(first).then(13, second);
  World world = timeline.begin(population);
  for (Day day = 0; day < course_days; ++day) {
    timeline.turn(world);
    world.step();
  }
  World by_hand(first, population);
  by_hand.run_to(13);
  by_hand.continue_with(second);
  by_hand.run_to(course_days);
  CHECK(world.day_hashes() == by_hand.day_hashes());
  CHECK(world.state_hash() == by_hand.state_hash());
}

TEST_CASE("An event names the same mechanisms in terms of the last plan") {
  const PlanTimeline timeline = PlanTimeline(plan_with({"moments_post", "live_stream"}))
                                    .then(10, plan_with({"sms", "guide_chat", "moments_post"}));
  TraceEvent order{.day = 9, .kind = TraceKind::order, .mechanism = 0};
  order.value[4] = 1;
  order.value[6] = -1;
  const TraceEvent told = timeline.told(order);
  CHECK(told.mechanism == 2);
  CHECK(told.value[4] == 3); // retired since
  CHECK(told.value[6] == -1);
  order.day = 10;
  CHECK(timeline.told(order).mechanism == 0); // of the last plan already

  TraceEvent seen{.day = 3, .kind = TraceKind::seen, .mechanism = 0};
  seen.value[4] = 1; // posts delivered, no mechanism
  CHECK(timeline.told(seen).value[4] == 1);
  CHECK(timeline.told(seen).mechanism == 2);
}

} // namespace pondlab::tests::plan_timeline_test
