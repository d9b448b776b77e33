#include "scenario/publish/publication.hpp"

#include "mechanisms/catalogue.hpp"
#include "scenario/files.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::publication_test {

using namespace pondlab::scenario;

namespace {

/// Every `$ref` below `node` that names no definition.
std::vector<std::string> dangling(const Node& node, const Node& definitions) {
  std::vector<std::string> missing;
  for (const Member& member : node.members()) {
    if (member.key == "$ref") {
      const std::string to(*member.value->as_string());
      if (!to.starts_with("#/$defs/") || !definitions.find(to.substr(8))) missing.push_back(to);
    }
    for (std::string& one : dangling(*member.value, definitions)) missing.push_back(std::move(one));
  }
  for (const NodePtr& item : node.items())
    for (std::string& one : dangling(*item, definitions)) missing.push_back(std::move(one));
  return missing;
}

const Node* resolved(const Node* schema, const Node& definitions) {
  if (const Node* to = schema ? schema->find("$ref") : nullptr)
    return definitions.find(to->as_string()->substr(8));
  return schema;
}

/// Keys of `value` that the schema does not name: whatever the reader takes must be published.
void check_published(const Node& value, const Node* schema, const Node& definitions,
                     const std::string& path) {
  schema = resolved(schema, definitions);
  INFO(path);
  REQUIRE(schema);
  const Node* properties = schema->find("properties");
  const Node* others = schema->find("additionalProperties");
  if (value.is(NodeKind::object) && properties && others)
    for (const Member& member : value.members()) {
      const Node* its = properties->find(member.key);
      check_published(*member.value, its || !others->is(NodeKind::object) ? its : others,
                      definitions, path + "." + member.key);
    }
  if (value.is(NodeKind::array))
    for (const NodePtr& item : value.items())
      check_published(*item, schema->find("items"), definitions, path + "[]");
}

} // namespace

TEST_CASE("the schema is JSON, names every mechanism and has no dangling reference") {
  for (const Language language : {Language::zh, Language::en}) {
    const NodePtr schema = scenario_schema(language);
    CHECK(parse(canonical_text(*schema), "schema.json"));
    const Node& definitions = *schema->find("$defs");
    CHECK(dangling(*schema, definitions).empty());
    for (const mechanisms::Kind& kind : mechanisms::catalogue()) CHECK(definitions.find(kind.kind));
    CHECK(schema->find("properties")->find("horizon"));
    CHECK(schema->find("additionalProperties")->as_boolean() == false);
  }
}

TEST_CASE("the schema publishes what the sample uses") {
  const NodePtr schema = scenario_schema(Language::en);
  const auto sample = parse(test_file("sample.json"), "sample.json");
  REQUIRE(sample);
  check_published(**sample.value, schema.get(), *schema->find("$defs"), "$");
}

} // namespace pondlab::tests::publication_test
