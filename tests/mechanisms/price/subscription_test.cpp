// Several deliveries paid for at once.
#include "mechanisms/price/subscription.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"
#include "support/statistics.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <map>
#include <vector>

namespace pondlab::tests::subscription_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

/// Weekly, taken out on the first days; nobody puts off or cancels.
CampaignEntry weekly(const Setup& setup, double deliveries) {
  CampaignEntry entry = tests::entry("subscription");
  tests::set(entry, "schedule.to", Date{setup.horizon.start.days + 6});
  tests::set(entry, "every_days", 7);
  tests::set(entry, "deliveries", deliveries);
  tests::set(entry, "pauses", 0);
  tests::set(entry, "cancels", 0);
  tests::set(entry, "effort", 0);
  return entry;
}

} // namespace

TEST_CASE("All is paid for at once, and each delivery is a sale when it goes out") {
  const Setup setup = tests::lively_setup(40);
  CampaignEntry coupon = tests::entry("coupon");
  tests::set(coupon, "face", 5'00);
  tests::set(coupon, "threshold", 0);
  WitnessedRun run(setup, {weekly(setup, 4), coupon});
  const int m = run.world.plan().mechanism_index("subscription");
  run.world.run_to(7);
  for (const Pledge& pledge : run.state().mechanisms[static_cast<std::size_t>(m)].pledges) {
    CHECK(pledge.left == 3);
    CHECK(pledge.order.paid() == share_of(pledge.order.list(), 9'000));
    CHECK(pledge.prepaid == 3 * pledge.order.paid());
  }
  run.world.run_to(40);
  CHECK(run.total(Account::prepaid) == 0);
  CHECK(run.total(TouchCounter::completed, m) == 4 * run.total(TouchCounter::pledged, m));

  std::map<PersonIndex, std::vector<const Order*>> deliveries;
  const std::vector<Order> orders = run.orders();
  for (const Order& order : orders)
    if (order.bill.mechanism_in(Layer::item) == m) deliveries[order.person].push_back(&order);
  std::int64_t with_coupon = 0;
  for (const auto& [person, sent] : deliveries) {
    if (sent.size() != 4) continue; // who subscribed twice
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(sent[i]->day == sent[0]->day + 7 * static_cast<Day>(i));
      CHECK(sent[i]->list() == sent[0]->list());
      if (i > 0) CHECK(sent[i]->coupon() < 0);
      if (i > 0) CHECK(!sent[i]->baseline);
    }
    with_coupon += sent[0]->coupon() >= 0;
  }
  CHECK(with_coupon > 10);
}

TEST_CASE("With a chance to cancel before each of the later ones, fewer go out as reckoned") {
  const Setup setup = tests::lively_setup(60);
  CampaignEntry entry = weekly(setup, 6);
  tests::set(entry, "cancels", 2'000);
  double subscribed = 0, sent = 0;
  for (std::uint32_t replication = 0; replication < 10; ++replication) {
    WitnessedRun run(setup, {entry}, replication);
    run.world.run_to(60);
    subscribed += static_cast<double>(run.total(TouchCounter::pledged));
    sent += static_cast<double>(run.total(TouchCounter::completed));
    CHECK(run.total(Account::prepaid) == 0);
  }
  REQUIRE(subscribed > 1'000);
  // Deliveries of one: K with P(K > k) = .8^k for k < 6.
  double mean = 0, square = 0;
  for (int k = 0; k < 6; ++k) {
    mean += std::pow(.8, k);
    square += (2 * k + 1) * std::pow(.8, k);
  }
  const double error = std::sqrt((square - mean * mean) / subscribed);
  CHECK(std::abs(sent / subscribed - mean) < 3.5 * error);
}

TEST_CASE("What a delivery stands for is not bought again") {
  const Setup setup = tests::lively_setup(60);
  const auto baseline_with = [&](double replaces) {
    CampaignEntry entry = weekly(setup, 8);
    tests::set(entry, "replaces", replaces);
    WitnessedRun run(setup, {entry});
    run.world.run_to(60);
    REQUIRE(run.total(TouchCounter::pledged) > 100);
    return run.total(Counter::baseline_orders);
  };
  CHECK(baseline_with(whole) < baseline_with(5'000));
  CHECK(baseline_with(5'000) < baseline_with(0));
}

} // namespace pondlab::tests::subscription_test
