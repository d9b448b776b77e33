// Reported conversions: each delivery counts at most once, whatever kind of delivery it is.
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <utility>

namespace pondlab::tests::conversion_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

/// Days on which somebody placed an order that is attributed to the first mechanism.
std::set<std::pair<PersonIndex, int>> buying_days(const WitnessedRun& run) {
  std::set<std::pair<PersonIndex, int>> days;
  for (const Order& order : run.orders())
    if (order.attributed == 0) days.emplace(order.person, order.day);
  return days;
}

} // namespace

TEST_CASE("Of daily posts each day is a delivery of its own") {
  CampaignEntry posts = tests::entry("community_post");
  tests::set(posts, "seen", 3'000);
  tests::set(posts, "click", 3'000);
  WitnessedRun run(tests::lively_setup(60, 3'000), {posts});
  run.world.run_to(60);
  const auto days = buying_days(run);
  std::set<PersonIndex> people;
  for (const auto& [person, day] : days) people.insert(person);
  CHECK(days.size() > people.size()); // some buy on several days
  CHECK(run.total(TouchCounter::converted) == std::ssize(days));
  CHECK(run.total(TouchCounter::converted) <= run.total(TouchCounter::audience));
}

TEST_CASE("Of a message only the first attributed order counts") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "schedule.every_days", 20);
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "click", 9'000);
  WitnessedRun run(tests::lively_setup(60, 3'000), {sms});
  run.world.run_to(60);
  std::set<std::pair<PersonIndex, int>> deliveries; // a person and which of the three mailings
  for (const auto& [person, day] : buying_days(run)) deliveries.emplace(person, day / 20);
  CHECK(run.total(TouchCounter::converted) == std::ssize(deliveries));
  CHECK(run.total(TouchCounter::converted) < run.total(TouchCounter::orders));
}

TEST_CASE("The ladder's coupons convert at most once each") {
  WitnessedRun run(tests::lively_setup(120, 3'000), {tests::entry("coupon_ladder")});
  run.world.run_to(120);
  CHECK(run.total(TouchCounter::audience) == run.total(TouchCounter::issued));
  CHECK(run.total(TouchCounter::converted) <= run.total(TouchCounter::audience));
  CHECK(run.total(TouchCounter::converted) > 0);
}

} // namespace pondlab::tests::conversion_test
