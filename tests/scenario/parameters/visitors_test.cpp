#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"
#include "scenario/parameters/description.hpp"
#include "scenario/parameters/reader.hpp"
#include "scenario/publish/manual.hpp"
#include "scenario/publish/schema.hpp"
#include "scenario/sample_record.hpp"
#include "support/written_record.hpp"

#include <algorithm>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::visitors_test {

using namespace pondlab::scenario;
using sample::Sample;

namespace {

NodePtr parsed(std::string_view json) {
  const auto result = parse(json, "t.json");
  REQUIRE(result);
  return *result.value;
}

const ParameterInfo* info(const Describe& description, std::string_view path) {
  for (const ParameterInfo& parameter : description.parameters())
    if (parameter.path == path) return &parameter;
  return nullptr;
}

} // namespace

TEST_CASE("a description names every parameter with its path") {
  const Describe description = description_of<Sample>("sample");
  std::vector<std::string> paths;
  for (const ParameterInfo& parameter : description.parameters()) paths.push_back(parameter.path);
  CHECK(paths == std::vector<std::string>{"on",
                                          "people",
                                          "budget",
                                          "share",
                                          "elasticity",
                                          "from",
                                          "until",
                                          "days",
                                          "mixing",
                                          "friend_pull",
                                          "reason",
                                          "segment",
                                          "store",
                                          "segments",
                                          "title",
                                          "stock",
                                          "dates",
                                          "limits",
                                          "limits.count",
                                          "limits.segment",
                                          "limits.window_from",
                                          "limits.window_to",
                                          "limits.idle_min",
                                          "limits.idle_max",
                                          "items",
                                          "items[].id",
                                          "items[].price"});
  REQUIRE(description.records().size() == 3);
  CHECK(description.records()[0].kind == "sample");
  CHECK(description.records()[1].kind == "limits");
  CHECK(description.records()[2].kind == "item");
  CHECK(description.records()[2].parameters.at(1).path == "price");
}

TEST_CASE("a description speaks of values as files write them") {
  const Describe description = description_of<Sample>("sample");
  const ParameterInfo* budget = info(description, "budget");
  REQUIRE(budget);
  CHECK(budget->initial == "12.5");
  CHECK(budget->max == "100000");
  CHECK(budget->source == "trade_lore");
  CHECK(info(description, "share")->initial == "0.03");
  CHECK(info(description, "elasticity")->grade == engine::Grade::measured);
  CHECK(info(description, "mixing")->choices == std::vector<std::string>{"everyone", "friends"});
  CHECK(info(description, "mixing")->initial == "friends");
  CHECK(info(description, "from")->required);
  CHECK_FALSE(info(description, "until")->required);
  CHECK(info(description, "items")->max_size == 3);
}

TEST_CASE("a written record reads back as itself") {
  Sample sample = engine::with_defaults<Sample>();
  sample.on = false;
  sample.reason = "sold out";
  sample.mixing = 0;
  sample.friend_pull = 7; // ruled out by the choice: not written, and read as the default
  sample.budget = 19'99;
  sample.share = 5;
  sample.elasticity = -1.0 / 3;
  sample.from = engine::Date{18'293};
  sample.segment = "loyal";
  sample.segments = {"new"};
  sample.stock = {0, 99};
  sample.dates = {engine::Date{0}, engine::Date{1}};
  sample.limits.count = 9;
  sample.items = {{"a", 1}, {"b", 1'000'00}};
  const NodePtr node = tests::written(sample);

  Findings findings("");
  References references;
  Sample again = read_record<Sample>(node.get(), {}, Path(), "sample", findings, references);
  for (const Diagnostic& finding : findings.take()) FAIL(to_text(finding, Language::en));
  CHECK(same_content(*tests::written(again), *node));
  CHECK(again.elasticity == sample.elasticity);
  CHECK(again.share == 5);
  CHECK(again.reason == "sold out");
  CHECK(again.friend_pull == 1);
  CHECK(again.items.at(1).price == 1'000'00);
}

TEST_CASE("the schema states types, ranges, defaults, grades and refuses unknown keys") {
  SchemaWriter writer(Language::en);
  writer.define(description_of<Sample>("sample").records());
  const NodePtr definitions = writer.definitions();
  const Node* record = definitions->find("sample");
  REQUIRE(record);
  CHECK(record->find("additionalProperties")->as_boolean() == false);
  CHECK(record->find("required")->items().size() == 2);
  const Node& properties = *record->find("properties");
  CHECK(properties.find("budget")->find("maximum")->number_text() == "100000");
  CHECK(properties.find("budget")->find("default")->number_text() == "12.5");
  CHECK(properties.find("budget")->find("x-decimals")->as_integer() == 2);
  CHECK(properties.find("days")->find("x-unit")->as_string() == "days");
  CHECK(properties.find("elasticity")->find("x-grade")->as_string() == "measured");
  CHECK(properties.find("mixing")->find("enum")->items().size() == 2);
  CHECK(properties.find("segment")->find("x-reference")->as_string() == "segment");
  CHECK(properties.find("limits")->find("$ref")->as_string() == "#/$defs/limits");
  CHECK(properties.find("items")->find("maxItems")->as_integer() == 3);
  CHECK(properties.find("items")->find("items")->find("$ref")->as_string() == "#/$defs/item");
  CHECK(definitions->find("item")->find("required")->items().size() == 1);
}

TEST_CASE("the schema says with which choice a parameter is allowed, and with which required") {
  SchemaWriter writer(Language::en);
  writer.define(description_of<Sample>("sample").records());
  const NodePtr definitions = writer.definitions();
  const Node* record = definitions->find("sample");
  const Node* dependent = record->find("dependentSchemas");
  REQUIRE(dependent);
  CHECK(canonical_text(*dependent->find("friend_pull")) ==
        canonical_text(*parsed(R"({"properties": {"mixing": {"enum": ["friends"]}}})")));
  CHECK(
      canonical_text(*dependent->find("reason")) ==
      canonical_text(*parsed(R"({"properties": {"on": {"enum": [false]}}, "required": ["on"]})")));
  REQUIRE(record->find("allOf")->items().size() == 1);
  const Node& rule = *record->find("allOf")->items()[0];
  CHECK(canonical_text(*rule.find("if")) == canonical_text(*dependent->find("reason")));
  CHECK(rule.find("then")->find("required")->items()[0]->as_string() == "reason");
  for (const NodePtr& key : record->find("required")->items()) CHECK(key->as_string() != "reason");
}

namespace {

struct Loose {
  std::string_view when;
};
void visit(engine::ParameterVisitor& v, Loose& l) {
  int kind{};
  double share{};
  v.choice("kind", kind, 0, {"cash", "gift"});
  v.real("share", share, {0, 0, 1}, {.when = l.when});
}

} // namespace

TEST_CASE("a condition on what is not declared is a mistake of the program") {
  Describe fine("loose");
  Loose either{"kind=cash|gift"};
  visit(fine, either);
  const Condition& when = *fine.records()[0].find("share")->when;
  CHECK(when.values == std::vector<std::string>{"cash", "gift"});
  CHECK(when.initial == "cash");
  for (const char* wrong : {"kind=card", "sort=cash", "share=1", "kind", "kind=", "kind=cash|"}) {
    INFO(wrong);
    Loose loose{wrong};
    Describe describe("loose");
    CHECK_THROWS_AS(visit(describe, loose), std::logic_error);
  }
}

TEST_CASE("a kind of record is defined once") {
  SchemaWriter writer(Language::en);
  writer.define(description_of<Sample>("sample").records());
  writer.define(description_of<sample::Item>("item").records());
  CHECK(writer.definitions()->members().size() == 3);
}

TEST_CASE("the manual has a line for each parameter") {
  const Describe description = description_of<Sample>("sample");
  for (const Language language : {Language::zh, Language::en}) {
    const std::string table = manual_table(description.records()[0], language);
    CHECK(std::count(table.begin(), table.end(), '\n') == 2 + 19);
    CHECK(table.find("`mixing`") != std::string::npos);
    CHECK(table.find("manual.") == std::string::npos);
    CHECK(table.find("unit.") == std::string::npos);
    CHECK(table.find("reference.") == std::string::npos);
    CHECK(table.find("`12.5`") != std::string::npos);
    CHECK(table.find("](#limits)") != std::string::npos);
  }
}

} // namespace pondlab::tests::visitors_test
