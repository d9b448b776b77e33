#include "scenario/file/scenario.hpp"

#include "base/error.hpp"
#include "engine/model/plan.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/file/migration.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/files.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/publish/record_info.hpp"
#include "support/written_record.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace pondlab::tests::scenario_test {

using namespace pondlab::scenario;

namespace {

Document sample_document() {
  auto document = Document::parse(test_file("sample.json"), "sample.json");
  INFO(rendered(document.diagnostics));
  REQUIRE(document);
  return *document.value;
}

Scenario read_or_fail(const Document& document) {
  auto result = read(document);
  INFO(rendered(result.diagnostics));
  REQUIRE(result);
  return std::move(*result.value);
}

Scenario read_sample() { return read_or_fail(sample_document()); }

NodePtr parameters_of(const engine::CampaignEntry& entry) {
  tests::RecordWriter writer;
  entry.mechanism->visit(writer);
  return writer.object();
}

/// The sample with one value changed, and what validation says of it.
std::string findings_after(std::string_view path, NodePtr value) {
  Document document = sample_document();
  REQUIRE(document.set(*Path::parse(path), std::move(value)));
  std::string keys;
  for (const Diagnostic& finding : read(document).diagnostics)
    keys += (keys.empty() ? "" : " | ") + finding.key + " " + finding.path;
  return keys;
}

} // namespace

TEST_CASE("Whatever the header declares may stand at the top of a file, the author too") {
  for (const ParameterInfo& parameter : record_info("header")->parameters) {
    INFO(parameter.key);
    CHECK(is_fixed(parameter.key));
  }
  Document named = sample_document();
  REQUIRE(named.set(Path() / "author", Node::string("Lin")));
  CHECK(read_or_fail(named).header.author == "Lin");
}

TEST_CASE("a scenario file becomes a set-up, strategies and expectations") {
  const Scenario scenario = read_sample();
  CHECK(scenario.header.name.in(Language::zh) == "短信唤醒");
  CHECK(scenario.header.question.in(Language::en) == "短信发几次最划算？");
  CHECK(scenario.header.run.seed == 7);
  CHECK(scenario.header.comparison.worthwhile_difference == 500);
  CHECK(scenario.setup.segments.at(0).members == 2'000);
  CHECK(scenario.setup.products.at(0).cost == 120'50);
  CHECK(scenario.strategy_ids() == std::vector<std::string>{"none", "base", "often", "two_lists"});
  CHECK(scenario.default_strategy().id == "base");
  CHECK(scenario.find("two_lists")->mechanisms == std::vector<std::string>{"sms", "sms#2"});
  CHECK(scenario.name_of(*scenario.find("often"), Language::en) == "每周一条");
  CHECK(scenario.name_of(*scenario.find("none"), Language::zh) == "不做活动");
  CHECK(scenario.name_of(*scenario.find("two_lists"), Language::zh) == "two_lists");
  REQUIRE(scenario.header.expectations.size() == 3);
  CHECK(scenario.header.expectations[0].role == static_cast<int>(EvidenceRole::fitted));
  CHECK(scenario.header.expectations[1].at_least == 1000.5);
  CHECK_FALSE(scenario.header.expectations[1].has_upper());
  CHECK(scenario.header.expectations[2].of == std::vector<std::string>{"sms", "sms#2"});
}

TEST_CASE("each strategy compiles to its own campaign") {
  const Scenario scenario = read_sample();
  CHECK(compile(scenario, "none").campaign.empty());
  const Content base = compile(scenario, "base");
  REQUIRE(base.campaign.size() == 1);
  CHECK(base.campaign[0].id == "sms");
  CHECK(base.campaign[0].number > 0);
  const Content often = compile(scenario, "often");
  const NodePtr schedule = find_shared(parameters_of(often.campaign[0]), Path() / "schedule");
  CHECK(schedule->find("dates") == nullptr);
  CHECK(schedule->find("every_days")->as_integer() == 7);
  const Content two = compile(scenario, "two_lists");
  REQUIRE(two.campaign.size() == 2);
  CHECK(two.campaign[1].instance == 2);
  CHECK(parameters_of(two.campaign[0])->find("coupon")->find("face")->as_integer() == 20);
  CHECK(parameters_of(two.campaign[1])->find("coupon")->find("face")->as_integer() == 30);
  CHECK_THROWS_AS(compile(scenario, "nobody"), Error);
}

TEST_CASE("compiling twice gives mechanisms of one's own") {
  const Scenario scenario = read_sample();
  const Content first = compile(scenario, "base");
  const Content second = compile(scenario, "base");
  CHECK(first.campaign[0].mechanism != second.campaign[0].mechanism);
}

TEST_CASE("what compiles can be planned") {
  const Scenario scenario = read_sample();
  for (const Strategy& strategy : scenario.strategies) {
    Content content = compile(scenario, strategy.id);
    const engine::Plan plan(content.setup, std::move(content.campaign));
    CHECK(plan.day_count() == 60);
  }
}

TEST_CASE("assignments change one number, rounded and cut to what is allowed") {
  const Scenario scenario = read_sample();
  const auto with = [&](std::string_view strategy, std::string path, double value) {
    return compile(scenario, strategy, {{std::move(path), value}});
  };
  CHECK(with("base", "$.response.price_elasticity", -2.25).setup.response.price_elasticity ==
        -2.25);
  CHECK(with("base", "$.response.price_elasticity", -99).setup.response.price_elasticity == -8);
  CHECK(with("base", "$.response.share", .123456).setup.response.share == 1'235);
  CHECK(with("base", "$.segments[1].members", 10.6).setup.segments[1].members == 11);
  CHECK(with("base", "$.products[0].price", 12.345).setup.products[0].price == 12'35);
  const Content two = with("two_lists", "$.campaign.sms#2.seen", .2);
  CHECK(parameters_of(two.campaign[1])->find("seen")->as_real() == .2);
  CHECK(with("base", "$.campaign.sms#2.seen", .2).campaign.size() == 1);
  CHECK_THROWS_AS(with("base", "$.response.nothing", 1), Error);
  CHECK_THROWS_AS(with("base", "$.segments[2].members", 1), Error);
  CHECK_THROWS_AS(with("base", "$.horizon.days", 1), Error);
}

TEST_CASE("the same assignments give the same bits, whatever they were before") {
  const Scenario scenario = read_sample();
  const auto parameter = find_number(scenario, "$.response.carry_over");
  REQUIRE(parameter);
  const double third = 1.0 / 3;
  CHECK(parameter->node_for(third)->as_real() == third);
}

TEST_CASE("edits of the page are validated like files") {
  CHECK(findings_after("$.segments[0].members", Node::integer(-5)) ==
        "out_of_range_unit $.segments[0].members");
  CHECK(findings_after("$.campaign.smss", Node::object()) ==
        "unknown_mechanism_kind $.campaign.smss");
  CHECK(findings_after("$.strategies.often.campaign.sms.cost", Node::number("0.001")) ==
        "money_decimals $.strategies.often.campaign.sms.cost");
}

TEST_CASE("a fault of the base is reported once, not for each strategy") {
  CHECK(findings_after("$.campaign.sms.cost", Node::integer(-1)) ==
        "out_of_range_unit $.campaign.sms.cost");
}

TEST_CASE("ratios are read, and written as they were") {
  const char* const ratios = R"([
    {"measure": "net_sales", "strategy": "often", "versus": "base", "as": "ratio", "at_least": 1.5},
    {"measure": "orders", "from": "2020-02-11", "to": "2020-02-20",
     "over": {"from": "2020-02-01", "to": "2020-02-10"}, "at_most": 3},
    {"measure": "orders", "versus": "none", "at_least": 0}])";
  Document document = sample_document();
  REQUIRE(document.set(Path() / "expectations", Document::parse(ratios, "").value->shared_root()));
  const Document again = *Document::parse(document.text(), "again.json").value;
  for (const Document* one : std::array<const Document*, 2>{&document, &again}) {
    const Scenario scenario = read_or_fail(*one);
    const auto& expectations = scenario.header.expectations;
    CHECK(expectations[0].is_rival_ratio());
    CHECK_FALSE(expectations[0].over.given());
    CHECK((expectations[1].is_ratio() && !expectations[1].is_rival_ratio()));
    CHECK(expectations[1].over.to.days - expectations[1].over.from.days == 9);
    CHECK((expectations[2].has_contrast() && !expectations[2].is_ratio())); // a difference, unsaid
  }
  CHECK(again.text() == document.text());
}

TEST_CASE("what a patch breaks is reported in the strategy") {
  CHECK(findings_after("$.strategies.often.segments", Node::array()) ==
        "no_people $.strategies.often.segments | "
        "none_declared_segment $.strategies.often.inflow[0].segment");
}

TEST_CASE("a file with strategies alone runs the first of them") {
  Document document = sample_document();
  document.remove(Path() / "campaign");
  document.remove(Path() / "doubts");
  document.remove(Path() / "expectations");
  document.remove(Path() / "strategies" / "often");
  const Scenario scenario = read_or_fail(document);
  CHECK(scenario.strategy_ids() == std::vector<std::string>{"none", "two_lists"});
  CHECK(scenario.default_strategy().id == "two_lists");
}

TEST_CASE("a world without any campaign is a scenario") {
  const auto result = read(
      R"({"format_version": 1, "horizon": {"start": "1997-01-01", "days": 5},
          "segments": [{"id": "all", "members": 10}]})",
      "t.json");
  INFO(rendered(result.diagnostics));
  REQUIRE(result);
  CHECK(result.value->default_strategy().id == "none");
}

TEST_CASE("older formats are brought up to date by named steps") {
  const Migration steps[] = {
      {1, "people became segments",
       [](const NodePtr& root) { return with_renamed(root, Path() / "people", "segments"); }},
      {2, "days moved",
       [](const NodePtr& root) { return with_value(root, Path() / "days", Node::integer(90)); }},
  };
  const auto document = Document::parse("{\"format_version\": 1,\n \"people\": [1]}", "t.json");
  const auto root = migrate(document.value->shared_root(), "t.json", steps, 3);
  REQUIRE(root);
  CHECK((*root.value)->find("format_version")->as_integer() == 3);
  CHECK((*root.value)->find("segments")->items()[0]->at().line == 2);
  CHECK((*root.value)->find("days")->as_integer() == 90);
  CHECK_FALSE(migrate(document.value->shared_root(), "t.json", steps, 0));
  CHECK_FALSE(migrate(Node::object(), "t.json", steps, 3));
}

TEST_CASE("a doubt passes over a strategy whose choice rules its parameter out") {
  const auto result = read(R"({
    "format_version": 1,
    "horizon": {"start": "2020-02-01", "days": 30},
    "segments": [{"id": "loyal", "members": 100, "sea": 100}],
    "inflow": [{"id": "ads", "kind": "paid", "segment": "loyal", "budget_a_day": 10}],
    "doubts": [{"parameter": "$.inflow[0].budget_a_day", "low": 5, "high": 20}],
    "strategies": {"till": {"inflow": [{"id": "till", "segment": "loyal", "per_day": 3}]}}
  })",
                           "choice.json");
  INFO(rendered(result.diagnostics));
  REQUIRE(result);
  const std::vector<Assignment> draw{{"$.inflow[0].budget_a_day", 15}};
  CHECK(compile(*result.value, "none", draw).setup.inflow.at(0).budget_a_day == 15'00);
  CHECK(compile(*result.value, "till", draw).setup.inflow.at(0).budget_a_day == 0);
}

TEST_CASE("one text serves both languages wherever a localized text is expected") {
  const auto read =
      scenario::read(R"({"format_version": 1, "name": "Same", "question": "问", "summary": "S",
    "horizon": {"start": "2020-02-01"}, "segments": [{"id": "a", "members": 5}],
    "strategies": {"b": {"name": "Plan B", "summary": "both"}}})",
                     "same.json");
  REQUIRE(read);
  CHECK(read.value->header.name.in(Language::zh) == "Same");
  CHECK(read.value->header.name.in(Language::en) == "Same");
  CHECK(read.value->header.question.in(Language::en) == "问");
  CHECK(read.value->find("b")->name.in(Language::zh) == "Plan B");
  CHECK(read.value->find("b")->summary.in(Language::en) == "both");
}

TEST_CASE("the worthwhile difference is in the measure's own unit") {
  const auto settings = [](const std::string& comparison) {
    const auto read = scenario::read(
        R"({"format_version": 1, "horizon": {"start": "2020-02-01"}, "comparison": )" + comparison +
            R"(, "segments": [{"id": "a", "members": 5}]})",
        "unit.json");
    REQUIRE(read);
    return read.value->header.comparison.stated_difference_in_units();
  };
  CHECK(settings("{}") == std::nullopt);
  CHECK(settings(R"({"worthwhile_difference": 12.34})") == 12'34);
  CHECK(settings(R"({"worthwhile_difference": 0})") == 0);
  CHECK(settings(R"({"measure": "return_rate", "worthwhile_difference": 0.005})") == .005);
  CHECK(settings(R"({"measure": "orders", "worthwhile_difference": 250})") == 250);
}

TEST_CASE("ids that look the same are refused, whichever character cannot be seen") {
  for (const char* invisible : {"\u00AD", "\u200B", "\u200E", "\u2060", "\u3164", "\uFE0F",
                                "\uFEFF", "\u202E", "\U000E0041", "\u3000"}) {
    const auto read = scenario::read(
        std::string(R"({"format_version": 1, "horizon": {"start": "2020-02-01"}, "segments": [)") +
            R"({"id": "a", "members": 5}, {"id": "a)" + invisible + R"(", "members": 5}]})",
        "ids.json");
    CHECK_FALSE(read);
    REQUIRE_FALSE(read.diagnostics.empty());
    CHECK(read.diagnostics.front().at.line == 1);
  }
}

TEST_CASE("work is counted with each strategy's own people") {
  const auto read = scenario::read(R"({"format_version": 1, "run": {"replications": 10000},
    "horizon": {"start": "2020-02-01", "days": 3660}, "segments": [{"id": "a", "members": 5}],
    "strategies": {"b": {"segments": [{"id": "a", "members": 1000000}]}}})",
                                   "work.json");
  CHECK_FALSE(read);
  REQUIRE_FALSE(read.diagnostics.empty());
  CHECK(read.diagnostics.front().key == "too_much_work");
}

} // namespace pondlab::tests::scenario_test
