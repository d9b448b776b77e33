#include "engine/day/day_context.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::response_state_test {

using namespace pondlab::engine;

namespace {

struct Kept {
  double stimulus, fatigue, trust;
};

std::shared_ptr<const Plan> plan_with(const Kept& kept) {
  Setup setup = tests::plain_setup(10);
  setup.segments = {tests::plain_segment("one", 1)};
  setup.response.carry_over = kept.stimulus;
  setup.response.fatigue_memory = kept.fatigue;
  setup.response.trust_memory = kept.trust;
  return tests::plan_of(std::move(setup));
}

/// Within 1 % where the value is above the floor that the fixed point promises, within the floor's
/// 1 % below it.
bool close(double fixed, double real, double floor) {
  return std::abs(fixed - real) <= .01 * std::max(std::abs(real), floor);
}

} // namespace

TEST_CASE("Fixed-point mood stays within 1 % of the real-valued recursion") {
  const Kept kinds[] = {{.8, .9, .995}, {.5, .7, .99}, {.95, .97, .999}, {0, .5, .9}};
  for (const Kept& kept : kinds) {
    const auto plan = plan_with(kept);
    const double stimulus_floor = plan->stimulus_decay.floor_of_one_percent() * People::state_unit;
    const double fatigue_floor = plan->fatigue_decay.floor_of_one_percent() * People::state_unit;
    const double trust_floor = plan->trust_decay.floor_of_one_percent() * People::trust_unit;
    for (std::uint64_t pattern = 0; pattern < 20; ++pattern) {
      Draws draws(Source(pattern, 0), hash_text("mood"), -1, std::uint32_t{0});
      People people;
      people.resize(128);
      ResponseState real{0, 0, 0};
      Day last = 0;
      for (Day day = 0; day < 700;) {
        const ResponseState fixed = response_state_of(*plan, people, 0, day);
        real.stimulus *= std::pow(kept.stimulus, day - last);
        real.fatigue *= std::pow(kept.fatigue, day - last);
        real.trust *= std::pow(kept.trust, day - last);
        INFO("memory " << kept.stimulus << ", pattern " << pattern << ", day " << day);
        REQUIRE(close(fixed.stimulus, real.stimulus, stimulus_floor));
        REQUIRE(close(fixed.fatigue, real.fatigue, fatigue_floor));
        REQUIRE(close(fixed.trust, real.trust, trust_floor));
        REQUIRE(fixed.stimulus == stimulus_left(*plan, people, 0, day) * People::state_unit);
        // Contacts too many put off: in every third pattern the stimulus falls below zero too.
        const double stimulus = draws.unit() - (pattern % 3 == 1 ? .5 : 0),
                     contacts = draws.below(3), trust = .1 * draws.unit() - .04;
        // Stops at the top where the fixed point does; the engine caps the stimulus lower.
        real = {std::clamp(real.stimulus + stimulus, -2., 2.),
                std::min(15., real.fatigue + contacts), std::clamp(real.trust + trust, -1., 1.)};
        set_response_state(people, 0, day,
                           {std::clamp(fixed.stimulus + stimulus, -2., 2.),
                            std::min(15., fixed.fatigue + contacts),
                            std::clamp(fixed.trust + trust, -1., 1.)});
        last = day;
        day += 1 + static_cast<Day>(pattern % 3 == 0 ? 0 : draws.below(pattern % 3 == 1 ? 6 : 60));
      }
    }
  }
}

TEST_CASE("Nobody who was never touched has a mood") {
  const auto plan = plan_with({.8, .9, .995});
  People people;
  people.resize(128);
  const ResponseState response_state = response_state_of(*plan, people, 5, 100);
  CHECK((response_state.stimulus == 0 && response_state.fatigue == 0 && response_state.trust == 0));
}

TEST_CASE("What a person's trait multiplies has mean 1") {
  // Scores are standard normal in steps of 1/32; lognormal factors of spread .5.
  const TraitFactor factor(.5);
  double sum = 0, weight = 0;
  for (int score = -127; score <= 127; ++score) {
    const double density = std::exp(-.5 * (score / 32.) * (score / 32.));
    sum += density * factor(static_cast<std::int8_t>(score));
    weight += density;
  }
  CHECK(std::abs(sum / weight - 1) < .001);
}

} // namespace pondlab::tests::response_state_test
