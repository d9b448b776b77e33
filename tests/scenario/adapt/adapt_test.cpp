#include "scenario/adapt/adapt.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/adapt/resize.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/files.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/splice.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace pondlab::scenario::adapt_test {

namespace {

/// A scenario with its text, to be adapted again and again.
struct Case {
  std::string text;
  Scenario scenario;
};

Case case_of(const std::string& text) {
  Result<Scenario> read = scenario::read(text, "case.json");
  INFO(rendered(read.diagnostics));
  REQUIRE(read);
  return {text, std::move(*read.value)};
}

Case shipped(const std::string& name) {
  for (const tests::Shipped& one : tests::shipped_scenarios())
    if (one.name == name) return case_of(one.text);
  throw std::invalid_argument(name);
}

Result<Adaptation> asked(const Case& from, const Answers& answers) {
  return adapt(from.scenario, answers);
}

/// The adapted file, which is read again.
Case adapted(const Case& from, const Answers& answers) {
  const Result<Adaptation> result = asked(from, answers);
  INFO(rendered(result.diagnostics));
  REQUIRE(result);
  return case_of(spliced_text(from.text, *from.scenario.root, *result.value->root));
}

Answers members(std::int64_t count) { return {.members = count, .start = {}, .budget = {}}; }
Answers start(std::string_view date) {
  return {.members = {}, .start = engine::parse_date(date), .budget = {}};
}

std::string value(const Case& of, std::string_view path) {
  const Node* node = find(*of.scenario.root, *Path::parse(path));
  return node ? excerpt(*node) : "";
}

std::string refusal(const Case& from, const Answers& answers) {
  const Result<Adaptation> result = asked(from, answers);
  REQUIRE_FALSE(result);
  return rendered(result.diagnostics);
}

bool tells(const Result<Adaptation>& result, std::string_view key) {
  return std::ranges::find(result.value->notices, key, &AdaptNotice::key) !=
         result.value->notices.end();
}

/// Whose stores, guides and communities are defaults, and one strategy of which has others.
const std::string small = R"({
  "format_version": 1,
  "horizon": {"start": "2021-03-01", "days": 60},
  "products": [{"id": "coat", "stock": [3, 40, 1, 0]}],
  "segments": [
    {"id": "loyal", "members": 1000, "sea": 500},
    {"id": "new", "members": 9000},
    {"id": "few", "members": 1}
  ],
  "stores": [{"id": "all"}, {"id": "few", "stores": 20, "guides_per_store": 5}],
  "inflow": [
    {"id": "posters", "kind": "scheduled", "segment": "loyal", "daily": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]},
    {"id": "walk-in", "kind": "natural", "segment": "loyal", "per_day": 4},
    {"id": "ads", "kind": "paid", "segment": "loyal", "budget_a_day": 1000.55}
  ],
  "campaign": {
    "sms": {
      "schedule": {"dates": ["2021-03-02"], "from": "2021-03-01"},
      "coupon": {"face": 10, "threshold": 100, "issue_limit": 300}
    }
  },
  "strategies": {
    "more": {
      "stores": [{"id": "all", "stores": 2}, {"id": "few"}],
      "campaign": {
        "sms": {"schedule": {"dates": ["2021-04-02"]}, "coupon": {"issue_limit": 2000}},
        "coupon": {"schedule": {"dates": ["2021-03-05"]}, "issue_limit": 50}
      }
    },
    "free": {"campaign": {"sms": {"coupon": {"issue_limit": null}}}}
  },
  "comparison": {"worthwhile_difference": 500},
  "calendar": [{"id": "festival", "from": "2021-03-05", "to": "2021-03-06"}],
  "shocks": [{"id": "closed", "from": "2021-03-10", "to": "2021-03-20"}],
  "doubts": [
    {"parameter": "$.campaign.sms.coupon.issue_limit", "low": 200, "high": 400},
    {"parameter": "$.stores[1].guides_per_store", "low": 4, "high": 6},
    {"parameter": "$.response.price_elasticity", "low": -2, "high": -1}
  ],
  "search": {
    "levers": [
      {"parameter": "$.campaign.sms.coupon.issue_limit", "low": 100, "high": 200, "step": 10},
      {"parameter": "$.campaign.sms.coupon.face", "low": 5, "high": 20}
    ],
    "limits": [{"measure": "campaign_cost", "at_most": 30000}, {"measure": "return_rate", "at_most": 0.3}]
  },
  "expectations": [
    {"measure": "orders", "at_least": 0, "role": "illustration"},
    {"measure": "orders", "at_least": 5, "role": "illustration"},
    {"measure": "order_value", "at_least": 5, "role": "illustration"},
    {"measure": "orders", "from": "2021-03-01", "to": "2021-03-20", "at_least": 5, "role": "fitted"},
    {"measure": "orders", "strategy": "more", "probability_at_least": 0.6, "role": "illustration"},
    {"measure": "conversion", "at_least": 0.01}
  ]
}
)";

} // namespace

TEST_CASE("what belongs to the pool's size goes with it, given or left out, in every strategy") {
  const Case ten = adapted(case_of(small), members(100'010));
  CHECK(value(ten, "$.segments[0].members") == "10000");
  CHECK(value(ten, "$.segments[1].members") == "90000");
  CHECK(value(ten, "$.segments[2].members") == "10");
  CHECK(value(ten, "$.segments[0].sea") == "5000");
  CHECK(value(ten, "$.segments[1].sea").empty());
  CHECK(value(ten, "$.products[0].stock[1]") == "400");
  CHECK(value(ten, "$.products[0].stock[3]") == "0");
  CHECK(value(ten, "$.stores[0].stores") == "10"); // one store goes without saying
  CHECK(value(ten, "$.stores[0].guides_per_store").empty());
  CHECK(value(ten, "$.stores[1].stores") == "200");
  CHECK(value(ten, "$.stores[1].guides_per_store") == "5");
  CHECK(value(ten, "$.inflow[0].daily[9]") == "10");
  CHECK(value(ten, "$.inflow[1].per_day") == "40");
  CHECK(value(ten, "$.inflow[2].budget_a_day") == "10005.5");
  CHECK(value(ten, "$.inflow[2].cost_per_friend").empty());
  CHECK(value(ten, "$.campaign.sms.coupon.issue_limit") == "3000");
  CHECK(value(ten, "$.campaign.sms.coupon.face") == "10");
  CHECK(value(ten, "$.strategies.more.stores[0].stores") == "20");
  CHECK(value(ten, "$.strategies.more.stores[1].stores") == "10");
  CHECK(value(ten, "$.strategies.more.campaign.sms.coupon.issue_limit") == "20000");
  CHECK(value(ten, "$.strategies.more.campaign.coupon.issue_limit") == "500");
  CHECK(value(ten, "$.strategies.free.campaign.sms.coupon.issue_limit") == "null");
  CHECK(value(ten, "$.comparison.worthwhile_difference") == "5000");
  CHECK(value(ten, "$.doubts[0].low") == "2000");
  CHECK(value(ten, "$.doubts[0].high") == "4000");
  CHECK(value(ten, "$.doubts[1].low") == "4");
  CHECK(value(ten, "$.doubts[2].low") == "-2");
  CHECK(value(ten, "$.search.levers[0].low") == "1000");
  CHECK(value(ten, "$.search.levers[0].step") == "100");
  CHECK(value(ten, "$.search.levers[1].high") == "20");
  CHECK(value(ten, "$.search.limits[0].at_most") == "300000");
  CHECK(value(ten, "$.search.limits[1].at_most") == "0.3");
}

TEST_CASE("of a small pool at least one is left, and guides make up for whole stores") {
  const Case tiny = adapted(case_of(small), members(101));
  CHECK(value(tiny, "$.segments[0].members") == "10");
  CHECK(value(tiny, "$.segments[1].members") == "90");
  CHECK(value(tiny, "$.segments[2].members") == "1");
  CHECK(value(tiny, "$.products[0].stock[0]") == "1");
  CHECK(value(tiny, "$.products[0].stock[2]") == "1");
  CHECK(value(tiny, "$.products[0].stock[3]") == "0");
  CHECK(value(tiny, "$.stores[0].stores").empty());
  CHECK(value(tiny, "$.stores[0].guides_per_store") == "1");
  CHECK(value(tiny, "$.stores[1].stores") == "1");
  CHECK(value(tiny, "$.stores[1].guides_per_store") == "1"); // a hundredth of 20 × 5
  CHECK(value(tiny, "$.inflow[0].daily[9]") == "0");
  CHECK(value(tiny, "$.inflow[1].per_day") == "0.040396");
  CHECK(value(tiny, "$.campaign.sms.coupon.issue_limit") == "3");
  CHECK(value(tiny, "$.search.levers[0].low") == "1");
  CHECK(value(tiny, "$.search.levers[0].high") == "2");
  CHECK(value(tiny, "$.search.levers[0].step") == "1");
  CHECK(refusal(case_of(small), members(2)).find("at least 3") != std::string::npos);
}

TEST_CASE("all dates move together but the calendar's") {
  const Case later = adapted(case_of(small), start("2022-03-02"));
  CHECK(value(later, "$.horizon.start") == "\"2022-03-02\"");
  CHECK(value(later, "$.campaign.sms.schedule.dates[0]") == "\"2022-03-03\"");
  CHECK(value(later, "$.campaign.sms.schedule.from") == "\"2022-03-02\"");
  CHECK(value(later, "$.strategies.more.campaign.sms.schedule.dates[0]") == "\"2022-04-03\"");
  CHECK(value(later, "$.strategies.more.campaign.coupon.schedule.dates[0]") == "\"2022-03-06\"");
  CHECK(value(later, "$.shocks[0].from") == "\"2022-03-11\"");
  CHECK(value(later, "$.calendar[0].from") == "\"2021-03-05\"");
  CHECK(value(later, "$.expectations[3].to") == "\"2022-03-21\"");
  CHECK(value(later, "$.segments[0].members") == "1000");
  const auto result = asked(case_of(small), start("2022-03-02"));
  CHECK(tells(result, "calendar_stays"));
  CHECK(tells(result, "other_weekdays"));
  CHECK_FALSE(tells(asked(case_of(small), start("2021-03-08")), "other_weekdays"));
  CHECK(refusal(case_of(small), start("2199-12-31")).find("leaves the years") != std::string::npos);
}

TEST_CASE("what no longer says anything of the pool is parked, and stays in the file") {
  const auto marks = [](const Case& of) {
    std::string all;
    for (const Expectation& one : of.scenario.header.expectations)
      all += std::string(key_of(one.known_parked())) + " ";
    return all;
  };
  const Case from = case_of(small);
  CHECK(marks(from) == "no no no no no no ");
  CHECK(marks(adapted(from, members(5'000))) == "no other_size no other_size no other_size ");
  CHECK(marks(adapted(from, start("2021-03-08"))) == "no no no other_days no other_days ");
  Answers both = members(5'000);
  both.start = engine::parse_date("2021-03-08");
  const Case twice = adapted(adapted(from, both), start("2021-03-15"));
  CHECK(marks(twice) == "no other_size no other_size no other_size ");
}

TEST_CASE("a budget is a limit that the scenario and its search have") {
  const Case from = case_of(small);
  CHECK(answers_of(from.scenario).budget == 30'000'00);
  const Case bounded =
      adapted(from, {.members = {}, .start = {}, .budget = engine::Fen{20'000'50}});
  CHECK(value(bounded, "$.limits[0].measure") == "\"campaign_cost\"");
  CHECK(value(bounded, "$.limits[0].at_most") == "20000.5");
  CHECK(value(bounded, "$.search.limits[0].at_most") == "20000.5");
  CHECK(answers_of(bounded.scenario).budget == 20'000'50);
  CHECK(bounded.scenario.header.search.limits.size() == 2);
  const Case again = adapted(bounded, {.members = {}, .start = {}, .budget = engine::Fen{1'00}});
  CHECK(again.scenario.header.limits.size() == 1);
  const Case half = adapted(again, members(5'000));
  CHECK(answers_of(half.scenario).budget == 50);
}

TEST_CASE("asked for what it is, a scenario stays as it is, to the byte") {
  for (const tests::Shipped& one : tests::shipped_scenarios()) {
    INFO(one.name);
    const Case from = case_of(one.text);
    const auto result = asked(from, answers_of(from.scenario));
    REQUIRE(result);
    CHECK(result.value->root == from.scenario.root);
    CHECK(tells(result, "unchanged"));
    CHECK(spliced_text(from.text, *from.scenario.root, *result.value->root) == from.text);
  }
}

namespace {

double clients_of_guide(const Case& of) {
  double guides = 0;
  for (const engine::StoreGroup& group : of.scenario.setup.stores)
    guides += static_cast<double>(group.stores * group.guides_per_store);
  return guides > 0 ? static_cast<double>(members_of(of.scenario)) / guides : 0;
}

double guides_by_proportion(const Case& of, std::int64_t count) {
  return static_cast<double>(count) / clients_of_guide(of);
}

} // namespace

TEST_CASE("every shipped scenario can be of any size and begin on any day") {
  for (const tests::Shipped& one : tests::affordable_scenarios(1)) {
    INFO(one.name);
    const Case from = case_of(one.text);
    for (const std::int64_t count : {500, 20'000, 2'000'000})
      for (const char* date : {"", "2024-02-29", "2026-12-01"}) {
        INFO(count << " " << date);
        Answers answers = members(count);
        if (*date) answers.start = engine::parse_date(date);
        if (one.name == "cdnow") { // begins with an empty pool
          CHECK(refusal(from, answers).find("begins without members") != std::string::npos);
          continue;
        }
        if (one.name == "flywheel" && count == 2'000'000) { // its sea would be 81 million
          CHECK(refusal(from, answers).find("480000 members at most") != std::string::npos);
          continue;
        }
        const Case to = adapted(from, answers);
        CHECK(members_of(to.scenario) == count);
        if (*date) CHECK(to.scenario.setup.horizon.start == *answers.start);
        if (clients_of_guide(from) > 0 && guides_by_proportion(from, count) >= 10)
          CHECK(std::abs(clients_of_guide(to) / clients_of_guide(from) - 1) < .25);
        const Case back = adapted(to, answers_of(from.scenario));
        CHECK(members_of(back.scenario) == members_of(from.scenario));
        CHECK(back.scenario.setup.horizon.start == from.scenario.setup.horizon.start);
        for (const Strategy& strategy : to.scenario.strategies) compile(to.scenario, strategy.id);
      }
  }
}

TEST_CASE("Inman for 20,000 members has the stores that go with them") {
  const Case inman = adapted(shipped("inman"), members(20'000));
  CHECK(value(inman, "$.stores[0].stores") == "33");
  const engine::StoreGroup& stores = inman.scenario.setup.stores.front();
  CHECK(stores.guides_per_store == 3);
  CHECK(std::ranges::all_of(inman.scenario.header.expectations,
                            [](const Expectation& one) { return one.is_parked(); }));
}

TEST_CASE("notices are told in both languages") {
  Answers all = members(20'000);
  all.start = engine::parse_date("2026-12-02");
  all.budget = 20'000'00;
  const auto result = asked(shipped("inman"), all);
  REQUIRE(result);
  for (const Language language : {Language::zh, Language::en}) {
    std::string words;
    for (const AdaptNotice& notice : result.value->notices)
      words += to_text(notice, language) + "\n";
    CHECK(words.find('{') == std::string::npos);
    CHECK(words.find("adapt.") == std::string::npos);
    CHECK(words.find("480,000") != std::string::npos);
    CHECK(words.find("2,892") != std::string::npos);
  }
}

} // namespace pondlab::scenario::adapt_test
