#include "experiment/people/measure_composition.hpp"

#include "engine/world/world.hpp"
#include "experiment/run/unknown_name.hpp"
#include "experiment/study/study.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace pondlab::tests::measure_composition_test {

using namespace pondlab::experiment;

namespace {

/// A shrunken scenario and what its default strategy and the twin came to.
struct Came {
  explicit Came(const Shipped& shipped) {
    const auto read = scenario::read(shrunken(shipped, 1'500, 60), shipped.name);
    const scenario::Scenario& scenario = *read.value;
    arm = compile_arm(scenario, {scenario.default_strategy().id, {}});
    const auto seed = static_cast<std::uint64_t>(scenario.header.run.seed);
    engine::World world(arm.plan, seed, 0);
    world.run_to(engine::max_days);
    run = engine::outcome_of(world);
    engine::World without(compile_arm(scenario, {std::string(no_campaign), {}}).plan, seed, 0);
    without.run_to(engine::max_days);
    twin = engine::outcome_of(without);
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const engine::CampaignEntry& entry : arm.plan->campaign) all.push_back(entry.id);
    return all;
  }

  Arm arm;
  engine::Outcome run, twin;
};

/// Measures of what nobody's books add up to.
const std::set<std::string_view> nobodys = {"live_day_lift",
                                            "task_completion",
                                            "unpaid_commission",
                                            "coupon_liability",
                                            "fatigue",
                                            "terminal_value",
                                            "lifetime_contribution",
                                            "incremental_lifetime_contribution"};

/// "reported_orders:sms+guide_chat" of all mechanisms there are.
std::string figure_of(const engine::Measure& measure, const std::vector<std::string>& ids) {
  std::string name(measure.key);
  if (!measure.of_mechanism) return name;
  for (std::size_t i = 0; i < ids.size(); ++i) name += (i == 0 ? ":" : "+") + ids[i];
  return name;
}

void check_measures(const Came& came) {
  const engine::Plan& plan = *came.arm.plan;
  const engine::Day from = 7, to = plan.day_count() - 3;
  for (const engine::Measure& measure : engine::measures()) {
    if (measure.of_mechanism && plan.campaign.empty()) continue;
    INFO(measure.key);
    const auto composition = composition_of(plan, figure_of(measure, came.ids()));
    if (!composition) {
      CHECK(nobodys.contains(measure.key));
      continue;
    }
    CHECK(composition->numerator == (measure.unit == engine::MeasureUnit::share ||
                                     measure.unit == engine::MeasureUnit::ratio ||
                                     measure.key == "order_value"));
    if (composition->numerator) continue;
    engine::MeasureInput input{.outcome = &came.run,
                               .twin = &came.twin,
                               .start = plan.start(),
                               .from = from,
                               .to = to,
                               .mechanisms = composition->mechanisms};
    CHECK(composition->money == (measure.unit == engine::MeasureUnit::money));
    std::int64_t sum = sum_of(*composition, came.run.counts, came.run.ledger, from, to);
    // Against the strategy without a campaign the mechanisms' own measures compare just as well.
    if (measure.twin != engine::Twin::none) {
      MeasureComposition of_twin = *composition;
      of_twin.mechanisms.clear();
      sum -= sum_of(of_twin, came.twin.counts, came.twin.ledger, from, to);
    }
    CHECK(static_cast<double>(sum) == measure.value(input));
  }
}

} // namespace

TEST_CASE("Every measure is the sum of its composition's cells") {
  for (const Shipped& shipped : affordable_scenarios(1)) {
    INFO(shipped.name);
    check_measures(Came(shipped));
  }
}

TEST_CASE("Steps of a mechanism, counters and lines of the books have makeups of their own") {
  const auto all = shipped_scenarios();
  const Came came(*std::ranges::find(all, "inman", &Shipped::name));
  const engine::Plan& plan = *came.arm.plan;
  const engine::Day to = plan.day_count();
  const auto sum = [&](std::string_view figure) {
    return sum_of(*composition_of(plan, figure), came.run.counts, came.run.ledger, 0, to);
  };
  const std::string id = came.ids().front();
  CHECK(sum(id + ".seen") == came.run.counts.total(0, engine::TouchCounter::seen, 0, to));
  CHECK(sum("visits_store") == came.run.counts.total(engine::Counter::visits_store, 0, to));
  CHECK(sum("books.sales") == -came.run.ledger.total(engine::Account::sales, 0, to));
  CHECK(sum("books.sales:baseline") == -came.run.ledger.total(engine::Account::sales, 0, to, 0));
  CHECK(sum("books.sales:" + id) == -came.run.ledger.total(engine::Account::sales, 0, to, 1));
  CHECK(sum("books.contribution") == engine::contribution(came.run.ledger, 0, to));
  CHECK(sum("members") == came.run.counts.at(to - 1, engine::Counter::members));
}

TEST_CASE("No people stand behind what is nobody's, and other names are unknown") {
  const auto all = shipped_scenarios();
  const Came came(*std::ranges::find(all, "example-sms", &Shipped::name));
  const engine::Plan& plan = *came.arm.plan;
  for (const char* const figure :
       {"sms.tasks", "live_sessions", "books.seats", "books.guide_pay:sms", "task_completion:sms"})
    CHECK_FALSE(composition_of(plan, figure));
  for (const char* const figure :
       {"", "order", "sms.clicks", "mms.clicked", "books.sms_fees", "books.sales:mms", "clicked",
        "clicked:", "clicked:sms+", ".clicked", "books."})
    CHECK_THROWS_AS(composition_of(plan, figure), UnknownName);
}

} // namespace pondlab::tests::measure_composition_test
