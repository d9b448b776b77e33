// The pool's members carry a history drawn for their tenure; it must be the one they would have
// lived. Statistical tests use fixed seeds and 3 standard errors (.27 % each of a right model).
#include "engine/world/world.hpp"
#include "support/onlooker.hpp"
#include "support/statistics.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace pondlab::tests::history_test {

using namespace pondlab::engine;
using tests::Sample;

namespace {

constexpr std::int64_t people = 15'000;
constexpr Day tenure = 150, quarter = 91;

Segment heavy(std::string id) {
  Segment segment = tests::plain_segment(std::move(id), 0);
  segment.purchase.rate_shape = .6;
  return segment;
}

/// People who joined at the till on day 0 and lived for the tenure.
std::unique_ptr<World> lived(bool drop_out_at_first) {
  Setup setup = tests::plain_setup(tenure + 1 + quarter);
  Segment segment = heavy("lived");
  segment.sea = people;
  segment.purchase.drop_out_at_first = drop_out_at_first;
  setup.segments = {segment};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "till";
  inflow.segment = "lived";
  inflow.kind = static_cast<int>(InflowKind::scheduled);
  inflow.buys_at_once = true;
  inflow.daily = {people};
  setup.inflow = {inflow};
  auto world = std::make_unique<World>(tests::plan_of(std::move(setup)), 51, 0);
  world->run_to(tenure + 1);
  return world;
}

/// People who come with a history of that tenure.
std::unique_ptr<World> drawn(bool drop_out_at_first) {
  Setup setup = tests::plain_setup(quarter);
  Segment segment = heavy("drawn");
  segment.members = people;
  segment.tenure_min = segment.tenure_max = tenure;
  segment.purchase.drop_out_at_first = drop_out_at_first;
  setup.segments = {segment};
  return std::make_unique<World>(tests::plan_of(std::move(setup)), 52, 0);
}

struct Histories {
  std::array<double, 8> histogram{}; ///< of orders: 1 … 8 and more
  double dropped = 0;
  Sample orders, recency; ///< days from the first to the last order, of repeaters
};

Histories histories(const World& world) {
  Histories result;
  const People& all = world.state().people;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all.stage[i] <= Stage::sea) continue;
    REQUIRE(all.orders[i] >= 1);
    ++result.histogram[std::min<std::size_t>(all.orders[i], 8) - 1];
    result.dropped += all.stage[i] == Stage::dropped;
    result.orders.add(all.orders[i]);
    if (all.orders[i] > 1) result.recency.add(all.last_order[i] - all.joined[i]);
  }
  return result;
}

Sample next_quarter(World& world) {
  const People before = world.state().people;
  world.run_to(world.day() + quarter);
  Sample orders;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before.stage[i] > Stage::sea) orders.add(world.state().people.orders[i] - before.orders[i]);
  return orders;
}

} // namespace

TEST_CASE("A drawn history is like a lived one, and so is the next quarter", "[statistical]") {
  for (const bool at_first : {false, true}) {
    const auto a = lived(at_first), b = drawn(at_first);
    const Histories left = histories(*a), right = histories(*b);
    double chi_square = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      const double difference = left.histogram[i] - right.histogram[i];
      chi_square += difference * difference / (left.histogram[i] + right.histogram[i]);
    }
    INFO((at_first ? "MBG/NBD" : "BG/NBD")
         << ": chi-square " << chi_square << "; orders " << left.orders.mean() << " and "
         << right.orders.mean() << "; dropped " << left.dropped << " and " << right.dropped
         << "; recency " << left.recency.mean() << " and " << right.recency.mean());
    CHECK(chi_square < 21.8); // 7 degrees of freedom, .27 %
    CHECK(distance(left.orders, right.orders) < 3);
    const double dropped = (left.dropped + right.dropped) / (2 * people);
    CHECK(std::abs(left.dropped - right.dropped) <
          3 * std::sqrt(2 * people * dropped * (1 - dropped)));
    CHECK(distance(left.recency, right.recency) < 3);
    const Sample lived_on = next_quarter(*a), drawn_on = next_quarter(*b);
    INFO("next quarter " << lived_on.mean() << " and " << drawn_on.mean());
    CHECK(distance(lived_on, drawn_on) < 3);
  }
}

TEST_CASE("People who never bought place their first order at the declared hazard",
          "[statistical]") {
  Setup setup = tests::plain_setup(28);
  Segment segment = tests::plain_segment("registered", 20'000);
  segment.never_bought = 10'000;
  segment.purchase.first_order = 500;
  setup.segments = {segment};
  World world(tests::plan_of(std::move(setup)), 53, 0);
  world.run_to(28);
  const auto first = static_cast<double>(world.state().counts.total(Counter::first_orders, 0, 28));
  INFO(first);
  CHECK(tests::near_chance(first, 20'000, -std::expm1(-4 * .05)));
}

TEST_CASE("Orders' prices follow gamma-gamma", "[statistical]") {
  // log m = log(pγ) − log g and log(order/m), independent: means ψ, variances ψ′. CDNOW's tail is
  // too heavy for a test of the variance itself.
  auto testimony = std::make_shared<tests::Testimony>();
  Setup setup = tests::plain_setup(1);
  Segment segment = tests::plain_segment("buyers", 0);
  segment.sea = people;
  setup.segments = {segment};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "till";
  inflow.segment = "buyers";
  inflow.kind = static_cast<int>(InflowKind::scheduled);
  inflow.buys_at_once = true;
  inflow.daily = {people};
  setup.inflow = {inflow};
  World world(tests::plan_of(std::move(setup), {tests::onlooker(testimony)}), 54, 0);
  world.run_to(1);
  Sample price, log_price;
  for (const Order& order : testimony->at(0).orders) {
    price.add(static_cast<double>(order.list()));
    log_price.add(std::log(static_cast<double>(order.list())));
  }
  CHECK(price.count() == people);
  const double p = 6.25, q = 3.744, scale = 1'544;
  const auto digamma = [](double x) {
    double sum = 0;
    for (; x < 20; ++x) sum -= 1 / x;
    return sum + std::log(x) - 1 / (2 * x) - 1 / (12 * x * x);
  };
  const auto trigamma = [](double x) {
    double sum = 0;
    for (; x < 20; ++x) sum += 1 / (x * x);
    return sum + 1 / x + 1 / (2 * x * x) + 1 / (6 * x * x * x);
  };
  INFO("mean " << price.mean() << " ± " << price.error() << ", log " << log_price.mean() << " ± "
               << log_price.error() << ", log variance " << log_price.variance());
  CHECK(std::abs(price.mean() - p * scale / (q - 1)) < 3 * price.error() + .5);
  CHECK(std::abs(log_price.mean() - (digamma(p) - digamma(q) + std::log(scale))) <
        3 * log_price.error());
  const double variance = trigamma(p) + trigamma(q);
  CHECK(std::abs(log_price.variance() / variance - 1) < 3 * std::sqrt(2.5 / people));
}

TEST_CASE("Contacts and communities get the heavy buyers where the traits are correlated",
          "[statistical]") {
  const auto rates = [](double correlation) {
    Setup setup = tests::plain_setup(1);
    Segment segment = tests::plain_segment("members", people);
    segment.correlation.rate_contact = correlation;
    segment.purchase.rate_shape = 2;
    setup.segments = {segment};
    setup.stores = {with_defaults<StoreGroup>()};
    const World world(tests::plan_of(std::move(setup)), 55, 0);
    const People& all = world.state().people;
    std::array<Sample, 3> result; // all, contacts, community
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all.in_pool(static_cast<PersonIndex>(i))) continue;
      result[0].add(all.record[i].rate);
      if (all.reach[i] & reach::guide) result[1].add(all.record[i].rate);
      if (all.reach[i] & reach::community) result[2].add(all.record[i].rate);
    }
    return result;
  };
  const auto with = rates(.7), none = rates(0);
  for (const std::size_t group : {std::size_t{1}, std::size_t{2}}) {
    CHECK(with[group].mean() > 1.3 * with[0].mean());
    CHECK(std::abs(none[group].mean() - none[0].mean()) < 3 * none[group].error());
    CHECK(tests::near_chance(with[group].count(), people, .3)); // the declared share all the same
  }
}

} // namespace pondlab::tests::history_test
