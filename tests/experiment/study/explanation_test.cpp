// Why two strategies differ: what adds up, over replications and in switching off.
#include "experiment/study/explanation.hpp"

#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "experiment/run/work_queue.hpp"
#include "support/files.hpp"
#include "support/shipped.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::explanation_test {

using namespace pondlab::experiment;

namespace {

Explanation explanation_of(const std::string& text, const std::string& a, const std::string& b,
                           int replications) {
  auto result = plan_explanation(
      {.file = "x.json", .scenario = text, .strategies = {a, b}, .replications = replications});
  if (!result.explanation)
    throw std::runtime_error(to_text(result.diagnostics.front(), Language::en));
  return std::move(*result.explanation);
}

Experiment run(const Explanation& explanation) {
  Experiment experiment = explanation.experiment();
  run_parallel(experiment, 1);
  return experiment;
}

engine::Fen contribution(const Explanation& explanation, const Experiment& experiment,
                         const ArmKey& key, int replication) {
  for (std::size_t arm = 0; arm < explanation.arms.size(); ++arm)
    if (explanation.arms[arm].key == key) {
      engine::World world(explanation.arms[arm].plan, experiment.seed(),
                          static_cast<std::uint32_t>(replication));
      world.run_to(explanation.arms[arm].plan->day_count());
      return engine::contribution(world.state().ledger, 0, world.day());
    }
  throw std::runtime_error("no such arm");
}

} // namespace

TEST_CASE("Every shipped scenario's differences add up to the fen") {
  for (const Shipped& shipped : affordable_scenarios()) {
    const std::string text = shrunken(shipped, 900, 45);
    const auto read = scenario::read(text, shipped.name);
    const std::string first = read.value->default_strategy().id;
    for (const std::string& other : read.value->strategy_ids()) {
      if (other == first) continue;
      INFO(shipped.name << ": " << first << " less " << other);
      const Explanation explanation = explanation_of(text, first, other, 2);
      const Experiment experiment = run(explanation);
      for (int r = 0; r < 2; ++r) {
        engine::Fen sum = 0;
        for (const Share& share : shares_of(explanation, experiment, r)) sum += share.amount;
        CHECK(sum == contribution(explanation, experiment, {first, {}}, r) -
                         contribution(explanation, experiment, {other, {}}, r));
      }
    }
  }
}

TEST_CASE("Factors, shares and effects add up, sums and means alike") {
  for (const char* const name : {"inman", "example-live-stream", "example-coupon-ladder"}) {
    const auto all = shipped_scenarios();
    const Shipped& shipped = *std::ranges::find(all, name, &Shipped::name);
    const std::string text = shrunken(shipped, 1'000, 60);
    const std::string first = scenario::read(text, name).value->default_strategy().id;
    INFO(name);
    const Explanation explanation = explanation_of(text, first, "none", 3);
    const Experiment experiment = run(explanation);
    const Accounting accounting = account_for(explanation, experiment);
    std::int64_t sum = 0, mean = 0, share_sum = 0, share_mean = 0;
    for (const FactorAmount& factor : accounting.factors) {
      sum += factor.amount.sum;
      mean += factor.amount.mean;
    }
    for (const SharedAmount& share : accounting.shares) {
      share_sum += share.amount.sum;
      share_mean += share.amount.mean;
    }
    CHECK(sum == accounting.difference.sum);
    CHECK(share_sum == accounting.difference.sum);
    CHECK(mean == accounting.difference.mean);
    CHECK(share_mean == accounting.difference.mean);

    const auto causes = causes_of(explanation, experiment);
    REQUIRE(causes.size() == 1); // none has no campaign
    CHECK(causes[0].whole.sum == accounting.difference.sum);
    sum = causes[0].interaction.sum + (causes[0].set_up ? causes[0].set_up->sum : 0);
    mean = causes[0].interaction.mean + (causes[0].set_up ? causes[0].set_up->mean : 0);
    for (const SwitchedOff& off : causes[0].mechanisms) {
      sum += off.effect.sum;
      mean += off.effect.mean;
      std::int64_t effect = 0;
      for (int r = 0; r < 3; ++r)
        effect += contribution(explanation, experiment, {first, {}}, r) -
                  contribution(explanation, experiment, {first, {off.mechanism}}, r);
      CHECK(off.effect.sum == effect);
    }
    CHECK(sum == causes[0].whole.sum);
    CHECK(mean == causes[0].whole.mean);
  }
}

TEST_CASE("One mechanism alone has nothing to interact with") {
  const Explanation explanation = explanation_of(small_scenario(), "base", "thrifty", 2);
  const Experiment experiment = run(explanation);
  const auto causes = causes_of(explanation, experiment);
  REQUIRE(causes.size() == 2);
  for (const Causes& of : causes) {
    CHECK(of.interaction.sum == 0);
    CHECK_FALSE(of.set_up);
    CHECK(of.mechanisms.at(0).effect.sum == of.whole.sum);
  }
  CHECK(causes[0].whole.sum - causes[1].whole.sum ==
        account_for(explanation, experiment).difference.sum);
}

TEST_CASE("What a strategy changes besides its campaign is a line of its own") {
  const std::string text = replaced(small_scenario(), R"("thrifty": {)",
                                    R"("dear": {"economics": {"goods_cost": 0.7}}, "thrifty": {)");
  const Explanation explanation = explanation_of(text, "dear", "base", 2);
  const Experiment experiment = run(explanation);
  const Accounting accounting = account_for(explanation, experiment);
  REQUIRE(accounting.factors.size() == 2); // goods that come back are worth more as well
  CHECK(accounting.factors[0].factor == Factor::goods);
  CHECK(accounting.factors[0].amount.sum < 0);
  CHECK(accounting.factors[1].factor == Factor::returns);
  CHECK(accounting.factors[1].amount.sum > 0);
  const auto causes = causes_of(explanation, experiment);
  REQUIRE(causes[0].set_up);
  CHECK(causes[0].set_up->sum < 0);
  CHECK_FALSE(causes[1].set_up);
}

TEST_CASE("People of one strategy alone are accounted for") {
  const std::string text =
      replaced(small_scenario(), R"("thrifty": {)",
               R"("others": {"segments": [{"id": "new", "members": 500}]}, "thrifty": {)");
  const Explanation explanation = explanation_of(text, "others", "base", 1);
  CHECK(explanation.segments == std::vector<std::string>{"new", "members"});
  const Experiment experiment = run(explanation);
  CHECK(account_for(explanation, experiment).difference.sum ==
        contribution(explanation, experiment, {"others", {}}, 0) -
            contribution(explanation, experiment, {"base", {}}, 0));
}

TEST_CASE("An explanation takes two different strategies that exist") {
  const auto plan = [](std::vector<std::string> names) {
    return plan_explanation(
        {.file = "x.json", .scenario = small_scenario(), .strategies = std::move(names)});
  };
  CHECK_THROWS_AS(plan({"base"}), Error);
  CHECK_THROWS_AS(plan({"base", "base"}), Error);
  CHECK_THROWS_AS(plan({"base", "thrifty", "none"}), Error);
  CHECK_THROWS_AS(plan({"base", "thrifyt"}), Error);
}

} // namespace pondlab::tests::explanation_test
