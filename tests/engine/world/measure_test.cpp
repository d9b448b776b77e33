// What is said of measures, held against their values.
#include "engine/world/measure.hpp"

#include "support/ponds.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <optional>

namespace pondlab::tests::measure_test {

using namespace pondlab::engine;

namespace {

constexpr Day days = 20;

/// The sum of a measure's values on each day; nothing where a day has none.
std::optional<double> sum_of_days(const Measure& measure, MeasureInput input) {
  double sum = 0;
  for (Day day = input.from; day < input.to; ++day) {
    MeasureInput one = input;
    one.from = day;
    one.to = day + 1;
    const auto value = measure.value(one);
    if (!value) return std::nullopt;
    sum += *value;
  }
  return sum;
}

} // namespace

TEST_CASE("Measures that add up over days are worth the sum of their days, and no others are") {
  WitnessedRun run(lively_setup(days), {entry("sms"), entry("guide_chat")});
  WitnessedRun none(lively_setup(days), {});
  run.world.run_to(days);
  none.world.run_to(days);
  const Outcome outcome = outcome_of(run.world), twin = outcome_of(none.world);
  int summed = 0;
  for (const Measure& measure : measures()) {
    INFO(measure.key);
    MeasureInput input{.outcome = &outcome, .twin = &twin, .from = 3, .to = days - 2};
    input.start = run.world.plan().start();
    input.mechanisms = {0, 1};
    const auto whole = measure.value(input);
    const auto sum = sum_of_days(measure, input);
    const bool adds_up = whole && sum && std::abs(*whole - *sum) <= 1e-6 * std::abs(*whole);
    if (adds_up_over_days(measure)) CHECK(adds_up);
    if (whole && *whole != 0) CHECK(adds_up_over_days(measure) == adds_up);
    summed += adds_up && *whole != 0;
  }
  CHECK(summed > 20);
}

} // namespace pondlab::tests::measure_test
