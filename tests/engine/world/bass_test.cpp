// V3, Bass 1969: in the fully mixed limit word of mouth peaks at t* = ln(q/p)/(p+q) with adoption
// (p+q)²/4q a day of the market, F(t*) = ½ − p/2q. p = .03 and q = .38 a year become .0003 and
// .0038 a day: t* = 619.2 days, .001 a day of the market × 1.106, F = .4605.
#include "engine/world/world.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::bass_test {

using namespace pondlab::engine;

namespace {

constexpr double p = .0003, q = .0038;

Setup market(std::int64_t people, Day days, bool friends) {
  Setup setup = tests::plain_setup(days);
  Segment segment = tests::plain_segment("market", 0);
  segment.sea = people;
  segment.purchase.first_order = 0;
  setup.segments = {segment};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "talk";
  inflow.kind = static_cast<int>(InflowKind::word_of_mouth);
  inflow.segment = "market";
  inflow.outside_influence = p;
  inflow.inside_influence = q;
  inflow.mixing = friends ? 1 : 0;
  setup.inflow = {inflow};
  return setup;
}

std::vector<double> adoption(const World& world, std::int64_t people) {
  std::vector<double> share;
  for (Day day = 0; day < world.day(); ++day)
    share.push_back(static_cast<double>(world.state().counts.at(day, Counter::joined)) /
                    static_cast<double>(people));
  return share;
}

/// Days until `level` of the market is in, with the fraction of the last day.
double time_of(const std::vector<double>& adoption, double level) {
  double sum = 0;
  for (std::size_t day = 0; day < adoption.size(); ++day) {
    if (sum + adoption[day] >= level)
      return static_cast<double>(day) + (level - sum) / adoption[day];
    sum += adoption[day];
  }
  return 1e9;
}

double mean_between(const std::vector<double>& adoption, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t day = from; day < to; ++day) sum += adoption[day];
  return sum / static_cast<double>(to - from);
}

struct Estimate {
  double sum = 0, squares = 0;
  int count = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
    ++count;
  }
  double mean() const { return sum / count; }
  double error() const { return std::sqrt((squares / count - mean() * mean()) / (count - 1)); }
};

} // namespace

TEST_CASE("Days are short enough for Bass's curve") {
  // The recursion that the engine's days follow on average, against the curve.
  double in = 0, peak = 0;
  std::vector<double> curve;
  for (int day = 0; day < 1'000; ++day) {
    const double joined = (1 - in) * -std::expm1(-(p + q * in));
    curve.push_back(joined);
    in += joined;
    peak = std::max(peak, joined);
  }
  CHECK(std::abs(time_of(curve, .5 - p / (2 * q)) / 619.2 - 1) < .005);
  CHECK(std::abs(peak / .0011063 - 1) < .005);
}

// Three quantities within 3 standard errors of the mean over replications (one run in 120 of a
// right model would fail; the seeds are fixed), and the discretisation's half per cent.
TEST_CASE("Word of mouth alone, fully mixed, gives Bass's peak", "[statistical]") {
  constexpr std::int64_t people = 20'000;
  constexpr std::uint32_t replications = 10;
  const auto plan = tests::plan_of(market(people, 800, false));
  Estimate time, height, share;
  for (std::uint32_t r = 0; r < replications; ++r) {
    World world(plan, 31, r);
    world.run_to(800);
    const auto joined = adoption(world, people);
    time.add(time_of(joined, .5 - p / (2 * q)));
    // Near its top the curve is flat: 60 days average to 99.6 % of the height.
    height.add(mean_between(joined, 589, 649));
    double in = 0;
    for (int day = 0; day < 619; ++day) in += joined[static_cast<std::size_t>(day)];
    share.add(in);
  }
  INFO("t* " << time.mean() << " ± " << time.error() << ", height " << height.mean() << " ± "
             << height.error() << ", F(t*) " << share.mean() << " ± " << share.error());
  CHECK(std::abs(time.mean() - 619.2) < 3 * time.error() + .005 * 619.2);
  CHECK(std::abs(height.mean() - .0011063 * .996) < 3 * height.error() + .005 * .0011063);
  CHECK(std::abs(share.mean() - .4605) < 3 * share.error() + .005 * .4605);
}

TEST_CASE("Among friends word of mouth goes slower where ties stay near, and in clusters") {
  constexpr std::int64_t people = 4'000;
  const auto run = [](std::int32_t rewired) {
    Setup setup = market(people, 400, true);
    setup.inflow[0].inside_influence = .3;
    setup.network = {.degree = 6, .rewired = rewired, .tail = 20};
    auto world = std::make_unique<World>(tests::plan_of(std::move(setup)), 33, 0);
    return world;
  };
  auto near = run(0), anywhere = run(10'000);
  const auto to_half = [](World& world) {
    while (world.state().inflow_counts[0] < people / 2 && !world.at_end()) world.step();
    return world.day();
  };
  const Day slow = to_half(*near), quick = to_half(*anywhere);
  INFO("half of them after " << slow << " and " << quick << " days");
  CHECK(slow > quick + quick / 4);
  // Ties between two members, against what chance would give at the same share of members.
  const auto inside = [](const World& world) {
    const People& all = world.state().people;
    double ties = 0, both = 0;
    for (PersonIndex a = 0; a < all.size(); ++a)
      for (const PersonIndex b : world.population()->friends.of(a)) {
        ++ties;
        both += all.in_pool(a) && all.in_pool(b);
      }
    const double share = static_cast<double>(world.state().stocks.members) / people;
    return both / ties / (share * share);
  };
  CHECK(inside(*near) > 1.4);
  CHECK(inside(*near) > inside(*anywhere));
}

} // namespace pondlab::tests::bass_test
