#include "mechanisms/contact/subscription_message.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace pondlab::tests::subscription_message_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

TEST_CASE("A consent is good for one message") {
  CampaignEntry message = tests::entry("subscription_message");
  tests::set(message, "consented", whole);
  tests::set(message, "consent", 0);
  WitnessedRun run(tests::lively_setup(10, 2'000), {message});
  run.world.run_to(10);
  CHECK(run.state().counts.at(0, 0, TouchCounter::delivered) == 2'000);
  CHECK(run.total(TouchCounter::delivered) == 2'000);
}

TEST_CASE("Who ordered in the shop may consent to the next one") {
  CampaignEntry message = tests::entry("subscription_message");
  tests::set(message, "consented", 0);
  tests::set(message, "consent", 5'000);
  WitnessedRun run(tests::lively_setup(30, 2'000), {message});
  std::set<PersonIndex> may;
  std::int64_t buyers = 0;
  for (Day day = 0; day < 30; ++day) {
    run.world.step();
    const SeenDay& seen = run.testimony->at(static_cast<std::size_t>(day));
    for (const Contacting& contacting : seen.contactings)
      contacting.audience.each([&](PersonIndex person) { CHECK(may.contains(person)); });
    may.clear();
    for (const Order& order : seen.orders) may.insert(order.person);
    if (day < 29) buyers += static_cast<std::int64_t>(may.size());
  }
  CHECK(tests::fits(run.total(TouchCounter::delivered), buyers, .5));
}

} // namespace pondlab::tests::subscription_message_test
