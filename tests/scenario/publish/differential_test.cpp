#include "scenario/file/scenario.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/publish/publication.hpp"
#include "support/generated_scenario.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace pondlab::tests::differential_test {

// The published schema and the reader held against each other: whatever one of them refuses for its
// form, the other refuses too.

using nlohmann::json;

namespace {

/// As much of JSON Schema as the published one uses; patterns are left to other tests.
class SchemaCheck {
public:
  explicit SchemaCheck(const json& root) : root_(root) {}

  bool accepts(const json& schema, const json& value) const {
    if (const auto to = schema.find("$ref"); to != schema.end())
      return accepts(root_.at(json::json_pointer(to->get<std::string>().substr(1))), value);
    if (const auto any = schema.find("anyOf"); any != schema.end())
      return std::ranges::any_of(*any, [&](const json& one) { return accepts(one, value); });
    if (schema.contains("const") && value != schema["const"]) return false;
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
      return false;
    return has_type(schema, value) && in_range(schema, value) && children_fit(schema, value);
  }

private:
  static bool has_type(const json& schema, const json& value) {
    const std::string type = schema.value("type", "");
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "number") return value.is_number();
    if (type == "integer")
      return value.is_number() && std::floor(value.get<double>()) == value.get<double>();
    return true;
  }

  static bool in_range(const json& schema, const json& value) {
    if (value.is_number() && schema.contains("minimum") &&
        value.get<double>() < schema["minimum"].get<double>())
      return false;
    if (value.is_number() && schema.contains("maximum") &&
        value.get<double>() > schema["maximum"].get<double>())
      return false;
    if (value.is_array() && schema.contains("maxItems") && value.size() > schema["maxItems"])
      return false;
    return !(value.is_string() && schema.contains("minLength") &&
             value.get<std::string>().size() < schema["minLength"]);
  }

  bool children_fit(const json& schema, const json& value) const {
    if (value.is_array() && schema.contains("items"))
      return std::ranges::all_of(value,
                                 [&](const json& item) { return accepts(schema["items"], item); });
    if (!value.is_object()) return true;
    for (const json& key : schema.value("required", json::array()))
      if (!value.contains(key.get<std::string>())) return false;
    for (const auto& [key, child] : value.items())
      if (!child_fits(schema, key, child)) return false;
    return conditions_hold(schema, value);
  }

  /// What hangs on a choice of the same record.
  bool conditions_hold(const json& schema, const json& value) const {
    const json dependent = schema.value("dependentSchemas", json::object());
    for (const auto& [key, condition] : dependent.items())
      if (value.contains(key) && !accepts(condition, value)) return false;
    const json all = schema.value("allOf", json::array());
    return std::ranges::all_of(all, [&](const json& rule) {
      return !accepts(rule.at("if"), value) || accepts(rule.at("then"), value);
    });
  }

  bool child_fits(const json& schema, const std::string& key, const json& child) const {
    if (schema.contains("properties") && schema["properties"].contains(key))
      return accepts(schema["properties"][key], child);
    if (schema.contains("patternProperties"))
      for (const auto& [pattern, one] : schema["patternProperties"].items()) {
        const std::string kind = pattern.substr(1, pattern.find('(') - 1);
        if (key == kind || key.starts_with(kind + "#")) return accepts(one, child);
      }
    const auto others = schema.find("additionalProperties");
    if (others == schema.end()) return true;
    return others->is_boolean() ? others->get<bool>() : accepts(*others, child);
  }

  const json& root_;
};

json published() {
  return json::parse(scenario::canonical_text(*scenario::scenario_schema(Language::en)));
}

void collect(const json& node, const json::json_pointer& at, std::vector<json::json_pointer>& all) {
  all.push_back(at);
  if (node.is_object())
    for (const auto& [key, child] : node.items()) collect(child, at / key, all);
  if (node.is_array())
    for (std::size_t i = 0; i < node.size(); ++i) collect(node[i], at / i, all);
}

/// One value is another, or a key is another. Patches of strategies have no schema: they are left.
json mutated(json file, std::mt19937& random) {
  file.erase("strategies");
  file.erase("doubts");
  std::vector<json::json_pointer> places;
  collect(file, json::json_pointer(), places);
  const json::json_pointer at = places[1 + random() % (places.size() - 1)];
  static const json values[] = {json(true), json(-1),         json(1e12),        json(0.5),
                                json("x"),  json::array(),    json::object(),    json(nullptr),
                                json(3),    json::array({1}), json("2020-01-30")};
  json& parent = file[at.parent_pointer()];
  if (parent.is_object() && random() % 4 == 0) {
    const json value = file[at];
    parent.erase(at.back());
    if (random() % 2) parent["odd_" + at.back()] = value;
  } else {
    file[at] = values[random() % std::size(values)];
  }
  return file;
}

/// Findings about the form of single values, which a schema can have too.
bool is_about_form(const Diagnostic& finding) {
  static const std::set<std::string> form = {
      "unknown_key",   "missing_key",       "not_a_boolean",          "not_a_number",
      "not_text",      "not_a_list",        "not_an_object",          "not_whole",
      "out_of_range",  "out_of_range_unit", "out_of_range_rate",      "out_of_range_rate_unit",
      "list_too_long", "unknown_choice",    "unknown_mechanism_kind", "bad_instance",
      "null_value"};
  return form.contains(finding.key);
}

} // namespace

TEST_CASE("The schema accepts every valid scenario, and refuses what is refused for its form") {
  const json schema = published();
  const SchemaCheck check(schema);
  std::mt19937 random(1);
  int valid = 0, wrong_form = 0;
  for (std::uint64_t number = 0; number < tests::generated_scenarios(); ++number) {
    const std::string text = tests::generated_scenario(number);
    CHECK(check.accepts(schema, json::parse(text)));
    for (int i = 0; i < 10; ++i) {
      const json file = mutated(json::parse(text), random);
      const auto read = scenario::read(file.dump(), "mutated.json");
      INFO(file.dump());
      if (read) {
        ++valid;
        CHECK(check.accepts(schema, file));
      } else if (std::ranges::any_of(read.diagnostics, is_about_form)) {
        ++wrong_form;
        INFO(to_text(read.diagnostics.front(), Language::en));
        CHECK_FALSE(check.accepts(schema, file));
      }
    }
  }
  // Of ten mutants a scenario: neither side may be all but empty.
  CHECK(valid > static_cast<int>(tests::generated_scenarios()));
  CHECK(wrong_form > static_cast<int>(tests::generated_scenarios()));
}

} // namespace pondlab::tests::differential_test
