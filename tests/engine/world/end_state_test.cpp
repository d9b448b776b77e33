// What a season leaves behind in people.
#include "engine/world/end_state.hpp"

#include "engine/model/population.hpp"
#include "engine/world/measure.hpp"
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::end_state_test {

using namespace pondlab::engine;
using tests::WitnessedRun;

namespace {

CampaignEntry coupon_by_sms(const std::vector<Date>& dates, int validity) {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "schedule.dates", dates);
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "claim", 10'000);
  tests::set(sms, "coupon.face", 20'00);
  tests::set(sms, "coupon.threshold", 60'00);
  tests::set(sms, "coupon.validity", validity);
  return sms;
}

Date day_of(Day day) { return {make_date(2020, 1, 1)->days + day}; }

std::optional<double> value(const WitnessedRun& run, std::string_view key, Day to) {
  const Outcome outcome = outcome_of(run.world);
  MeasureInput input;
  input.outcome = &outcome;
  input.to = to;
  return find_measure(key)->value(input);
}

} // namespace

TEST_CASE("Measures of the end alone are those that have no value of days before") {
  WitnessedRun run(tests::lively_setup(10), {coupon_by_sms({day_of(2)}, 30)});
  run.world.run_to(10);
  const Outcome outcome = outcome_of(run.world);
  for (const Measure& measure : measures()) {
    INFO(measure.key);
    MeasureInput input{.outcome = &outcome, .twin = &outcome, .start = day_of(0), .to = 10};
    input.mechanisms = {0};
    if (!measure.value(input)) continue; // nothing of the kind happened in this run
    input.to = 9;
    CHECK(is_of_end_alone(measure) == !measure.value(input));
  }
}

TEST_CASE("Coupons that outlive the season are owed at their face value") {
  WitnessedRun run(tests::lively_setup(10), {coupon_by_sms({day_of(5)}, 30)});
  run.world.run_to(10);
  const std::int64_t held = run.total(TouchCounter::claimed) - run.total(TouchCounter::redeemed) +
                            run.total(TouchCounter::given_back);
  REQUIRE(held > 100);
  CHECK(end_state_of(run.world).coupons == held);
  CHECK(value(run, "coupon_liability", 10) == static_cast<double>(held * 20'00));
}

TEST_CASE("Coupons that end with the season are owed no more") {
  WitnessedRun run(tests::lively_setup(10), {coupon_by_sms({day_of(5)}, 5)});
  run.world.run_to(10);
  CHECK(run.total(TouchCounter::claimed) > 100);
  CHECK(end_state_of(run.world).coupons == 0);
  CHECK(value(run, "coupon_liability", 10) == 0);
}

TEST_CASE("A coupon for products is owed on the dearest of them") {
  CampaignEntry sms = coupon_by_sms({day_of(9)}, 30);
  tests::set(sms, "coupon.face", 0);
  tests::set(sms, "coupon.threshold", 0);
  tests::set(sms, "coupon.pay_share", 8'000);
  tests::set(sms, "coupon.applies_to", std::vector<std::string>{"cup", "pot"});
  Setup setup = tests::lively_setup(10);
  setup.products = {{.id = "cup", .price = 80'00, .cost = 1'00, .stock = {}},
                    {.id = "pot", .price = 90'00, .cost = 1'00, .stock = {}},
                    {.id = "fur", .price = 990'00, .cost = 1'00, .stock = {}}};
  WitnessedRun run(setup, {sms});
  run.world.run_to(10);
  const std::int64_t held = run.total(TouchCounter::claimed); // nobody sells any of them
  REQUIRE(held > 100);
  CHECK(run.total(TouchCounter::redeemed) == 0);
  CHECK(value(run, "coupon_liability", 10) == static_cast<double>(held * 18'00));
}

TEST_CASE("A share of the price is owed on the holder's usual order") {
  CampaignEntry sms = coupon_by_sms({day_of(9)}, 30);
  tests::set(sms, "coupon.face", 0);
  tests::set(sms, "coupon.threshold", 0);
  tests::set(sms, "coupon.pay_share", 8'000);
  WitnessedRun run(tests::lively_setup(10), {sms});
  run.world.run_to(10);
  Fen owed = 0;
  run.state().wallet.each_valid(10, [&](PersonIndex person, const Held&) {
    const auto list = static_cast<Fen>(std::lround(run.state().people.record[person].basket));
    owed += list - share_of(list, 8'000);
  });
  REQUIRE(owed > 0);
  CHECK(end_state_of(run.world).coupon_savings == owed);
}

TEST_CASE("Who was written to on the last day pays the less attention the day after") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "schedule.dates", std::vector<Date>{day_of(9)});
  tests::set(sms, "seen", 5'000);
  tests::set(sms, "opt_out", 0);
  Setup setup = tests::lively_setup(10);
  setup.response.fatigue_response = .82;
  WitnessedRun run(setup, {sms});
  run.world.run_to(10);
  const double seers = static_cast<double>(run.total(TouchCounter::seers));
  const double expected = seers * (1 - .82) / static_cast<double>(run.state().stocks.members);
  CHECK(std::abs(*value(run, "fatigue", 10) - expected) < 1e-4);
  WitnessedRun quiet(setup, {});
  quiet.world.run_to(10);
  CHECK(value(quiet, "fatigue", 10) == 0);
}

TEST_CASE("What is left is known at the end of the run alone") {
  WitnessedRun run(tests::lively_setup(10), {coupon_by_sms({day_of(5)}, 30)});
  run.world.run_to(9);
  CHECK_FALSE(value(run, "coupon_liability", 9));
  run.world.run_to(10);
  CHECK_FALSE(value(run, "coupon_liability", 9));
  CHECK(value(run, "coupon_liability", 10));
}

TEST_CASE("The end is worth the orders to come and what campaigns are to earn through contacts") {
  Setup setup = tests::lively_setup(10);
  setup.economics.goods_cost = 4'000;
  setup.economics.payment_fee = 0;
  setup.economics.terminal_days = 70;
  setup.economics.phone_value = 3'00;
  setup.economics.contact_value = 7'00;
  setup.economics.member_value = 2'00;
  WitnessedRun run(setup, {});
  run.world.run_to(10);
  const People& people = run.state().people;
  double orders = 0, sales = 0;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (people.stage[person] != Stage::customer) continue;
    const double p = people.record[person].drop_out, mean = people.record[person].rate * 10;
    const double ticks = p > 0 ? (1 - std::exp(-mean * p)) / p : mean;
    orders += ticks;
    sales += ticks * people.record[person].basket;
  }
  REQUIRE(orders > 100);
  const EndState end = end_state_of(run.world);
  CHECK(std::abs(static_cast<double>(end.customer_value) - .6 * sales) < 1'500); // a fen each
  CHECK(end.reach_value == run.state().stocks.phones * 3'00 + run.state().stocks.contacts * 7'00 +
                               run.state().stocks.in_community * 2'00);
  const double terminal = static_cast<double>(end.customer_value + end.reach_value);
  CHECK(value(run, "terminal_value", 10) == terminal);
  CHECK(value(run, "lifetime_contribution", 10) == *value(run, "contribution", 10) + terminal);
  CHECK_FALSE(value(run, "terminal_value", 9)); // known of the end alone
}

TEST_CASE("Ticks to come: λ of them at first, 1 ÷ p at most") {
  CHECK(ticks_within(.7, 0, 70) == 7);
  CHECK(std::abs(ticks_within(.7, 1e-6, 70) - 7) < 1e-4);
  CHECK(std::abs(ticks_within(7, .25, 3'650) - 4) < 1e-9);
}

} // namespace pondlab::tests::end_state_test
