// Erlang-k order clocks: people who come back at their own interval.
#include "engine/world/world.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cmath>
#include <vector>

namespace pondlab::tests::regularity_test {

using namespace pondlab::engine;

namespace {

/// People alike who order every ten days and never leave.
Setup regulars(int stages, Day days) {
  Setup setup = tests::plain_setup(days);
  Segment segment = tests::plain_segment("m", 2'000);
  segment.tenure_min = 100;
  segment.purchase.rate_shape = 50;
  segment.purchase.rate_scale = 50 / .7;
  segment.purchase.drop_out_a = .001;
  segment.purchase.drop_out_b = 1'000;
  segment.purchase.conversion = 2'000;
  segment.purchase.regularity = stages;
  setup.segments = {segment};
  setup.network.degree = 0;
  return setup;
}

} // namespace

TEST_CASE("Whatever k, orders come at the rate λ, from the first day on") {
  const int stages = GENERATE(1, 2, 4);
  World world(tests::plan_of(regulars(stages, 200)), 5, 0);
  world.run_to(200);
  // λ is drawn for each: the mean is the people's own, and k ticks vary less than one.
  double rates = 0;
  for (std::size_t i = 0; i < world.state().people.size(); ++i)
    rates += world.state().people.record[i].rate;
  for (const auto& [from, to] : {std::pair(0, 10), {0, 200}, {100, 200}}) {
    const double expected = rates / 7 * (to - from);
    const auto ticks =
        static_cast<double>(world.state().counts.total(Counter::baseline_orders, from, to));
    INFO("k " << stages << ", days " << from << " to " << to);
    CHECK(std::abs(ticks - expected) < 3.5 * std::sqrt(expected));
  }
}

TEST_CASE("The more regular, the fewer order again soon, and the closer intervals lie together",
          "[statistical]") {
  double soon_before = 1, spread_before = 2;
  for (const int stages : {1, 2, 3, 4}) {
    World world(tests::plan_of(regulars(stages, 300)), 5, 0);
    std::vector<Day> last(world.state().people.size(), -1);
    std::vector<double> intervals;
    while (!world.at_end()) {
      const std::vector<std::uint16_t> before = world.state().people.orders;
      world.step();
      for (std::size_t i = 0; i < last.size(); ++i) {
        if (world.state().people.orders[i] == before[i]) continue;
        if (last[i] >= 0) intervals.push_back(world.day() - last[i]);
        last[i] = world.day();
      }
    }
    double sum = 0, squares = 0, soon = 0;
    for (const double interval : intervals) {
      sum += interval;
      squares += interval * interval;
      soon += interval <= 3;
    }
    const auto n = static_cast<double>(intervals.size());
    const double mean = sum / n, variation = std::sqrt(squares / n - mean * mean) / mean;
    INFO("k " << stages << ": soon " << soon / n << ", coefficient of variation " << variation);
    CHECK(soon / n < .75 * soon_before);
    CHECK(variation < .93 * spread_before);
    CHECK(variation ==
          Catch::Approx(1 / std::sqrt(stages)).epsilon(.12)); // whole days, and λ's own
    soon_before = soon / n;
    spread_before = variation;
  }
}

} // namespace pondlab::tests::regularity_test
