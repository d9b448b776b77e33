// The filter asks a few bits of everybody and the exact chance of the few: the answer must be that
// of asking everybody exactly.
#include "engine/day/day_context.hpp"
#include "engine/day/thinning_sampler.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/world/world.hpp"
#include "support/onlooker.hpp"
#include "support/set_parameter.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::thinning_sampler_test {

using namespace pondlab::engine;

namespace {

Layout two_cohorts() {
  Layout layout;
  layout.add(0, false, hash_text("one"), 5'000);
  layout.add(1, false, hash_text("two"), 777);
  return layout;
}

} // namespace

TEST_CASE("Whom the sieve lets through is whom asking everybody would") {
  const Layout layout = two_cohorts();
  const Source source(9, 1);
  Audience audience(layout.places());
  for (const Cohort& cohort : layout.cohorts())
    for (std::uint32_t i = 0; i < cohort.count; i += 1 + i % 3) audience.insert(cohort.first + i);
  for (const double chance : {.0001, .003, .1, .37, .999}) {
    std::vector<PersonIndex> passed, asked;
    thin(
        layout, source, 17, {stream::friend_thinning, stream::friend_seen}, audience,
        thinning_bound(chance), [](PersonIndex) {},
        [&](const Passed& one) {
          if (one.unit < chance) passed.push_back(one.person);
        });
    audience.each([&](PersonIndex person) {
      const Cohort& cohort = layout.cohort_of(person);
      const ThinningFilter filter(source, cohort.hash, 17, stream::friend_thinning);
      const Block own = draw(source, layout.key_of(person), 17, stream::friend_seen.packed());
      if (thinning_unit(filter.byte(person - cohort.first), own.word[0]) < chance)
        asked.push_back(person);
    });
    INFO("chance " << chance);
    CHECK(passed == asked);
  }
}

TEST_CASE("The share who see a message is what its terms say", "[statistical]") {
  for (const int seen : {37, 1'500, 4'200}) {
    Setup setup = tests::plain_setup(1);
    Segment segment = tests::plain_segment("members", 40'000);
    segment.reach.phone = 10'000;
    setup.segments = {segment};
    Campaign campaign{tests::entry("sms")};
    tests::set(campaign[0], "seen", seen);
    World world(tests::plan_of(std::move(setup), std::move(campaign)), 71, 0);
    world.run_to(1);
    const auto seers = static_cast<double>(world.state().counts.at(0, 0, TouchCounter::seers));
    INFO(seen << " bp: " << seers);
    CHECK(tests::near_chance(seers, 40'000, seen / 10'000.));
  }
}

TEST_CASE("Organic visits of a world are those of asking everybody, one by one") {
  Setup setup = tests::plain_setup(3);
  Segment segment = tests::plain_segment("members", 3'000);
  segment.purchase.rate_shape = 1;
  segment.never_bought = 2'000;
  setup.segments = {segment};
  for (const double demand : {.6, 1., 3.3}) {
    Period period = with_defaults<Period>();
    period.id = "season";
    period.from = setup.horizon.start;
    period.to = {setup.horizon.start.days + 2};
    period.demand = demand;
    setup.calendar = {period};
    const auto plan = tests::plan_of(setup);
    World world(plan, 72, 0);
    while (!world.at_end()) {
      const Day day = world.day();
      const People people = world.state().people;
      std::int64_t expected = 0;
      for (const Cohort& cohort : plan->layout.cohorts()) {
        const SegmentPlan& purchase = plan->segments[static_cast<std::size_t>(cohort.segment)];
        for (std::uint32_t i = 0; i < cohort.count; ++i) {
          const PersonIndex person = cohort.first + i;
          if (people.stage[person] == Stage::dropped) continue;
          const ThinningFilter filter(Source(72, 0), cohort.hash, day, stream::organic_thinning);
          const Block own =
              draw(Source(72, 0), plan->layout.key_of(person), day, stream::organic_count);
          expected += poisson(thinning_unit(filter.byte(i), own.word[0]),
                              purchase.visits_a_day(people.record[person].rate) * demand);
        }
      }
      world.step();
      INFO("demand " << demand << ", day " << day);
      CHECK(world.state().counts.at(day, Counter::visits_shop) == expected);
    }
  }
}

TEST_CASE("Campaign visits of a world are those of asking everybody, one by one") {
  Setup setup = tests::plain_setup(6);
  Segment segment = tests::plain_segment("members", 3'000);
  segment.purchase.rate_shape = 1;
  segment.reach.phone = 10'000;
  setup.segments = {segment};
  Period period = with_defaults<Period>();
  period.id = "season";
  period.from = {setup.horizon.start.days + 3};
  period.to = {setup.horizon.start.days + 5};
  period.demand = 2.7;
  setup.calendar = {period};
  Campaign campaign{tests::entry("sms")};
  tests::set(campaign[0], "seen", 4'000);
  tests::set(campaign[0], "click", 0);
  tests::set(campaign[0], "stimulus", 1.5);
  const auto plan = tests::plan_of(std::move(setup), std::move(campaign));
  World world(plan, 73, 0);
  std::int64_t added = 0;
  while (!world.at_end()) {
    const Day day = world.day();
    const People before = world.state().people;
    world.step();
    const People& after = world.state().people; // today's contacts come before today's visits
    const double demand = plan->days[static_cast<std::size_t>(day)].demand;
    std::int64_t organic = 0, expected = 0;
    const Cohort& cohort = plan->layout.cohorts()[0];
    for (std::uint32_t i = 0; i < cohort.count; ++i) {
      const PersonIndex person = cohort.first + i;
      if (!clock_runs(before.stage[person])) continue;
      const double visits = plan->segments[0].visits_a_day(before.record[person].rate) * demand;
      const auto uniform = [&](StreamId filter, StreamId own) {
        const Block block = draw(Source(73, 0), plan->layout.key_of(person), day, own.packed());
        return thinning_unit(ThinningFilter(Source(73, 0), cohort.hash, day, filter).byte(i),
                             block.word[0]);
      };
      organic += poisson(uniform(stream::organic_thinning, stream::organic_count), visits);
      const std::int16_t stimulus = stimulus_left(*plan, after, person, day);
      if (stimulus * People::state_unit < .02) continue;
      expected += poisson(uniform(stream::campaign_thinning, stream::campaign_count),
                          visits * (engine::exp(stimulus * People::state_unit) - 1));
    }
    added += expected;
    INFO("day " << day);
    CHECK(world.state().counts.at(day, Counter::visits_shop) == organic + expected);
  }
  CHECK(added > 100);
}

TEST_CASE("Audiences that are gone through together pass as each does alone") {
  const Layout layout = two_cohorts();
  const Source source(9, 1);
  const ThinningStreams streams{stream::friend_thinning, stream::friend_seen, stream::share};
  std::array<Audience, 3> audiences{Audience(layout.places()), Audience(layout.places()),
                                    Audience(layout.places())};
  for (const Cohort& cohort : layout.cohorts())
    for (std::uint32_t i = 0; i < cohort.count; ++i)
      if (i % 5 < 3) audiences[i % 5].insert(cohort.first + i);
  const std::array<std::uint8_t, 3> bounds{40, 0, 255};
  std::array<std::vector<PersonIndex>, 3> together, alone;
  std::vector<Addressed> addressed;
  for (std::size_t i = 0; i < 3; ++i) addressed.push_back({&audiences[i], bounds[i]});
  ThinningSampler sampler(source, 3, streams);
  for (const Cohort& cohort : layout.cohorts())
    sampler.by_audiences(
        cohort, tiles_of(cohort), addressed, [](std::size_t, PersonIndex) {},
        [&](std::size_t i, const Passed& passed) {
          together[i].push_back(passed.person);
          CHECK(passed.after == draw(source, passed.key, 3, stream::share));
        });
  for (std::size_t i = 0; i < 3; ++i)
    thin(
        layout, source, 3, streams, audiences[i], bounds[i], [](PersonIndex) {},
        [&](const Passed& passed) { alone[i].push_back(passed.person); });
  CHECK(together == alone);
  CHECK_FALSE(together[0].empty());
  CHECK(together[1].empty());
  CHECK(static_cast<std::int64_t>(together[2].size()) == audiences[2].size());
}

} // namespace pondlab::tests::thinning_sampler_test
