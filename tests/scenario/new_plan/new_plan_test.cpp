#include "scenario/new_plan/new_plan.hpp"

#include "engine/numeric/calendar.hpp"
#include "engine/world/world.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/files.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/edit.hpp"
#include "support/builds.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <memory>
#include <string>
#include <utility>

namespace pondlab::scenario::new_plan_test {

namespace {

const engine::Date start = *engine::parse_date("2026-03-02");

Scenario read_plan(const PlanAnswers& answers) {
  const NewPlan plan = new_plan(answers, start);
  INFO((plan.faults.empty() ? "" : to_text(plan.faults.front(), Language::en)));
  REQUIRE(plan.root);
  Result<Scenario> read = scenario::read(canonical_text(*plan.root), "new.json");
  INFO(rendered(read.diagnostics));
  REQUIRE(read);
  CHECK(read.diagnostics.empty());
  return std::move(*read.value);
}

engine::World world_of(const Scenario& scenario, std::string_view strategy) {
  Content content = compile(scenario, strategy);
  return {
      std::make_shared<const engine::Plan>(std::move(content.setup), std::move(content.campaign)),
      1, 0};
}

/// Members who ordered in the 90 days before `day`, as a share of all.
double bought_lately(const engine::World& world, engine::Day day) {
  const auto& people = world.state().people;
  std::size_t bought = 0;
  for (std::size_t i = 0; i < people.size(); ++i)
    bought += people.orders[i] > 0 && people.last_order[i] >= day - lately;
  return static_cast<double>(bought) / static_cast<double>(people.size());
}

PlanAsked with(PlanNumber number, std::int64_t answer, PlanAsked asked = {}) {
  asked.number(number) = answer;
  return asked;
}

std::string fault_of(const PlanAsked& asked) {
  const NewPlan plan = new_plan(completed(asked), start);
  CHECK_FALSE(plan.root);
  return plan.faults.empty() ? "" : plan.faults.front().question + " " + plan.faults.front().key;
}

} // namespace

TEST_CASE("Every category, goal and set of channels makes a plan with strategies to compare") {
  const auto& channels = plan_channels();
  std::size_t number = 0;
  for (const std::string& category : plan_categories())
    for (const std::string& goal : plan_goals())
      for (unsigned set = 1; set < 1U << channels.size(); ++set) {
        if (!tests::affordable_case(number++, 11)) continue;
        PlanAsked asked{.category = category, .goal = goal, .channels = std::vector<std::string>()};
        for (std::size_t i = 0; i < channels.size(); ++i)
          if ((set >> i) % 2 == 1) asked.channels->push_back(channels[i]);
        INFO(category << " " << goal << " " << set);
        const Scenario scenario = read_plan(completed(asked));
        CHECK(scenario.strategies.size() >= 3);
        CHECK(scenario.find("none"));
        for (const engine::Segment& segment : scenario.setup.segments)
          CHECK(is_in_both_languages(segment.name));
        for (const engine::StoreGroup& stores : scenario.setup.stores)
          CHECK(is_in_both_languages(stores.name));
        for (const ParameterUncertainty& doubt : scenario.header.doubts)
          CHECK((doubt.usual || is_in_both_languages(doubt.source)));
      }
}

TEST_CASE("Each goal's strategies run, and reach somebody") {
  for (const std::string& goal : plan_goals()) {
    PlanAsked asked = with(PlanNumber::members, 1'000,
                           {.category = {}, .goal = goal, .channels = plan_channels()});
    asked.number(PlanNumber::stores) = 3;
    asked.number(PlanNumber::guides) = 7;
    const Scenario scenario = read_plan(completed(asked));
    for (const Strategy& strategy : scenario.strategies) {
      INFO(goal << " " << strategy.id);
      engine::World world = world_of(scenario, strategy.id);
      world.run_to(12);
      CHECK(world.broken_invariant().value_or("") == "");
    }
  }
}

TEST_CASE(
    "Stock is cleared in live streams, at what it would fetch otherwise, and few come in vain") {
  PlanAsked asked = with(PlanNumber::members, 20'000,
                         {.category = "apparel", .goal = "clear", .channels = plan_channels()});
  asked.number(PlanNumber::order_value) = 400'00;
  asked.number(PlanNumber::margin) = 60'00;
  const Scenario scenario = read_plan(completed(asked));
  REQUIRE(scenario.setup.products.size() == 1);
  const engine::Product& stock = scenario.setup.products.front();
  CHECK(is_in_both_languages(stock.name));
  CHECK(stock.price == 400'00);
  CHECK(stock.cost == 48'00); // three tenths of the goods' 160
  CHECK(stock.stock == std::vector<std::int64_t>{30, 70, 70, 30});
  REQUIRE(scenario.header.limits.size() == 1);
  CHECK(scenario.header.limits.front().measure == "sold_out");
  CHECK(scenario.header.limits.front().at_most == 20);
  CHECK(std::ranges::any_of(scenario.header.doubts, [](const ParameterUncertainty& doubt) {
    return doubt.parameter == "$.products[0].cost" && doubt.low == 0 && doubt.high == 144;
  }));
  const auto live_orders = [&](const char* strategy) {
    engine::World world = world_of(scenario, strategy);
    world.run_to(70);
    return world.state().counts.total(engine::Counter::live_payers, 0, 70);
  };
  CHECK(live_orders("none") == 0);
  const std::int64_t at_70 = live_orders("live");
  CHECK(at_70 > 20);
  CHECK(live_orders("live_deeper") > at_70);
  CHECK(live_orders("live_told") > 0);

  asked.number(PlanNumber::guides) = 0;
  asked.channels = {"sms"};
  const PlanAnswers answers = completed(asked);
  CHECK(std::ranges::any_of(faults_of(answers), [](const PlanFault& fault) {
    return fault.key == "goal_needs_viewers";
  }));
  asked.channels = {"community"};
  CHECK(faults_of(completed(asked)).empty());
}

TEST_CASE("As many bought lately as was answered, and as many will without a campaign") {
  for (const std::string& category : plan_categories())
    for (const std::int64_t share : {5'00, 25'00, 60'00}) {
      const PlanAnswers answers = completed(with(
          PlanNumber::bought_lately, share, {.category = category, .goal = {}, .channels = {}}));
      const double asked = static_cast<double>(share) / 1e4;
      engine::World world = world_of(read_plan(answers), "none");
      INFO(category << " " << share);
      // 20,000 people: a standard error of a third of a point; the reckoning adds a tenth.
      CHECK_THAT(bought_lately(world, 0), Catch::Matchers::WithinAbs(asked, .015));
      world.run_to(lately);
      // Three months later some have left and nobody has come.
      const double then = bought_lately(world, lately);
      CHECK(then < asked + .03);
      CHECK(then > asked * .75);
    }
}

TEST_CASE("Orders are worth what was answered, and leave the margin") {
  PlanAsked asked = with(PlanNumber::order_value, 88'80);
  asked.number(PlanNumber::margin) = 40'00;
  const Scenario scenario = read_plan(completed(asked));
  CHECK(scenario.setup.economics.goods_cost == 60'00);
  const auto& basket = scenario.setup.segments.front().basket;
  CHECK_THAT(basket.order_shape * basket.person_scale / (basket.person_shape - 1),
             Catch::Matchers::WithinRel(88'80., .001));
}

TEST_CASE("Members, stores and guides are as many as was answered") {
  for (const auto& [stores, guides] :
       {std::pair<int, int>{20, 80}, {7, 80}, {300, 2}, {0, 0}, {0, 77}, {10'000, 100'000}}) {
    PlanAsked asked = with(PlanNumber::stores, stores);
    asked.number(PlanNumber::guides) = guides;
    asked.number(PlanNumber::members) = 34'567;
    const Scenario scenario = read_plan(completed(asked));
    std::int64_t all = 0, places = 0;
    for (const engine::StoreGroup& group : scenario.setup.stores) {
      all += group.stores * group.guides_per_store;
      places += group.stores;
    }
    INFO(stores << " " << guides);
    CHECK(all == guides);
    if (stores > 0) CHECK(places == stores);
    CHECK(scenario.setup.segments.front().members == 34'567);
    if (stores == 0) CHECK(scenario.setup.segments.front().channels.store == 0);
  }
}

TEST_CASE("The ends of every range make plans") {
  std::size_t number = 0;
  for (const NumberQuestion& question : number_questions())
    for (const std::int64_t answer : {question.min, question.max})
      for (const std::string& category : plan_categories()) {
        if (!tests::affordable_case(number++, 5)) continue;
        PlanAsked asked =
            with(question.number, answer, {.category = category, .goal = {}, .channels = {}});
        if (question.number == PlanNumber::guides && answer > 0)
          asked.number(PlanNumber::stores) = question_of(PlanNumber::stores).max;
        INFO(category << " " << question.key << " " << answer);
        read_plan(completed(asked));
      }
  for (const std::string& category : plan_categories()) { // all at once
    PlanAsked all{.category = category, .goal = {}, .channels = {}};
    for (const NumberQuestion& question : number_questions())
      all.number(question.number) = question.max;
    INFO(category);
    read_plan(completed(all));
    for (const NumberQuestion& question : number_questions())
      all.number(question.number) = question.min;
    read_plan(completed(all));
  }
}

TEST_CASE("What is no answer is a fault of its question") {
  CHECK(fault_of(with(PlanNumber::members, 0)) == "members range");
  CHECK(fault_of(with(PlanNumber::members, 2'000'000'000)) == "members range");
  CHECK(fault_of(with(PlanNumber::margin, 150'00)) == "margin range");
  CHECK(fault_of(with(PlanNumber::order_value, 0)) == "order_value range");
  CHECK(fault_of(with(PlanNumber::order_value, -5)) == "order_value range");
  CHECK(fault_of(with(PlanNumber::bought_lately, 100'00)) == "bought_lately range");
  CHECK(fault_of(with(PlanNumber::stores, -1)) == "stores range");
  CHECK(fault_of(with(PlanNumber::guides, 1'001)) == "guides too_many_guides");
  CHECK(fault_of({.category = "cars", .goal = {}, .channels = {}}) == "category unknown");
  CHECK(fault_of({.category = {}, .goal = "fame", .channels = {}}) == "goal unknown");
  CHECK(fault_of({.category = {}, .goal = {}, .channels = std::vector<std::string>()}) ==
        "channels no_channel");
  CHECK(fault_of({.category = {}, .goal = {}, .channels = std::vector<std::string>{"fax"}}) ==
        "channels unknown");
  CHECK(
      fault_of(with(PlanNumber::guides, 0,
                    {.category = {}, .goal = {}, .channels = std::vector<std::string>{"wecom"}})) ==
      "channels channel_needs_guides");
  CHECK(
      fault_of(with(PlanNumber::guides, 0, {.category = {}, .goal = "friends", .channels = {}})) ==
      "goal goal_needs_guides");
}

TEST_CASE("The same answers make the same text") {
  const std::string text = canonical_text(*new_plan(completed({}), start).root);
  CHECK(canonical_text(*new_plan(completed({}), start).root) == text);
  CHECK(usual_start(*engine::parse_date("2026-03-01")) == start);
  CHECK(usual_start(start) == engine::Date{start.days + 7});
}

} // namespace pondlab::scenario::new_plan_test
