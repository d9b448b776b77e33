#include "scenario/publish/schema.hpp"

#include "engine/world/measure.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/parameters/references.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

/// A text without these characters of ASCII and without those that leave no mark
/// (`invisible_character`; but for the planes beyond the basic one, which not every reader of
/// patterns can name).
std::string pattern_without(std::string_view forbidden_ascii) {
  return "^[^" + std::string(forbidden_ascii) +
         R"(\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f)"
         R"(\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]+$)";
}

/// Mechanisms may have a number: "sms#2".
std::string mechanism_pattern() { return pattern_without(R"(\u0000-\u0022$-,./:-@\[-^`{-\u007f)"); }

void add_range(ObjectBuilder& schema, const ParameterInfo& info) {
  if (!info.min.empty()) schema.add("minimum", Node::number(info.min));
  if (!info.max.empty()) schema.add("maximum", Node::number(info.max));
}

NodePtr list_of(const std::vector<std::string>& words) {
  std::vector<NodePtr> items;
  for (const std::string& word : words) items.push_back(Node::string(word));
  return Node::array(std::move(items));
}

void add_id(ObjectBuilder& schema, const ParameterInfo& info) {
  schema.add("type", "string").add("x-reference", name_of(info.to));
  if (info.to == engine::Reference::measure) {
    std::vector<std::string> measures;
    for (const engine::Measure& measure : engine::measures()) measures.emplace_back(measure.key);
    schema.add("enum", list_of(measures));
  } else {
    const bool numbered = info.to == engine::Reference::mechanism;
    schema.add("pattern", numbered ? mechanism_pattern() : id_pattern());
  }
}

void add_date(ObjectBuilder& schema) {
  schema.add("type", "string").add("format", "date").add("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
}

NodePtr item_schema(const ParameterInfo& info) {
  ObjectBuilder schema;
  switch (info.type) {
  case ParameterType::references:
    add_id(schema, info);
    return schema.done();
  case ParameterType::dates:
    add_date(schema);
    return schema.done();
  case ParameterType::list:
    return SchemaWriter::reference_to(info.record);
  default:
    schema.add("type", "integer");
    add_range(schema, info);
  }
  return schema.done();
}

void add_number(ObjectBuilder& schema, const ParameterInfo& info) {
  const bool whole = info.type == ParameterType::count || info.type == ParameterType::duration;
  schema.add("type", whole ? "integer" : "number");
  add_range(schema, info);
  if (!info.initial.empty()) schema.add("default", Node::number(info.initial));
  if (info.type == ParameterType::money) schema.add("x-decimals", Node::integer(2));
  if (info.type == ParameterType::rate) schema.add("x-decimals", Node::integer(4));
}

void add_type(ObjectBuilder& schema, const ParameterInfo& info) {
  switch (info.type) {
  case ParameterType::boolean:
    schema.add("type", "boolean").add("default", Node::boolean(info.initial == "true"));
    return;
  case ParameterType::count:
  case ParameterType::duration:
  case ParameterType::money:
  case ParameterType::rate:
  case ParameterType::real:
    add_number(schema, info);
    return;
  case ParameterType::date:
    add_date(schema);
    return;
  case ParameterType::choice:
    schema.add("enum", list_of(info.choices)).add("default", info.initial);
    return;
  case ParameterType::reference:
    add_id(schema, info);
    return;
  case ParameterType::text:
    schema.add("type", "string").add("maxLength", Node::integer(std::int64_t(info.max_size)));
    if (info.required) schema.add("minLength", Node::integer(1));
    if (info.key == "id") schema.add("pattern", id_pattern());
    return;
  case ParameterType::record:
    schema.add("$ref", "#/$defs/" + info.record);
    return;
  case ParameterType::references:
  case ParameterType::counts:
  case ParameterType::dates:
  case ParameterType::list:
    schema.add("type", "array").add("items", item_schema(info));
    if (info.max_size) schema.add("maxItems", Node::integer(std::int64_t(info.max_size)));
  }
}

/// That a choice has one of the values on which a parameter hangs. Absent, it has its default.
NodePtr met(const Condition& condition, const ParameterInfo& choice) {
  std::vector<NodePtr> values;
  for (const std::string& value : condition.values)
    values.push_back(choice.type == ParameterType::boolean ? Node::boolean(value == "true")
                                                           : Node::string(value));
  ObjectBuilder one_of, properties, schema;
  one_of.add("enum", Node::array(std::move(values)));
  properties.add(condition.key, one_of.done());
  schema.add("properties", properties.done());
  if (!condition.admits(condition.initial)) schema.add("required", list_of({condition.key}));
  return schema.done();
}

/// Parameters that are allowed, or required, with certain choices only.
void add_conditions(ObjectBuilder& schema, const RecordInfo& record) {
  ObjectBuilder dependent;
  std::vector<NodePtr> needed;
  bool any = false;
  for (const ParameterInfo& info : record.parameters) {
    if (!info.when) continue;
    any = true;
    const NodePtr condition = met(*info.when, *record.find(info.when->key));
    dependent.add(info.key, condition);
    if (!info.required) continue;
    ObjectBuilder then, rule;
    then.add("required", list_of({info.key}));
    rule.add("if", condition).add("then", then.done());
    needed.push_back(rule.done());
  }
  if (any) schema.add("dependentSchemas", dependent.done());
  if (!needed.empty()) schema.add("allOf", Node::array(std::move(needed)));
}

/// A localized text may be one text for both languages.
NodePtr or_one_text(const RecordInfo& record, NodePtr written_out) {
  ObjectBuilder one, schema;
  one.add("type", "string")
      .add("maxLength", Node::integer(std::int64_t(record.parameters.front().max_size)));
  schema.add("anyOf", Node::array({one.done(), std::move(written_out)}));
  return schema.done();
}

/// Key of the unit: the type's own where the field names none.
std::string_view unit_of(const ParameterInfo& info) {
  if (!info.unit.empty()) return info.unit;
  if (info.type == ParameterType::money) return "yuan";
  if (info.type == ParameterType::rate) return "fraction";
  return info.type == ParameterType::duration ? "days" : "";
}

} // namespace

std::string id_pattern() { return pattern_without(R"(\u0000-,./:-@\[-^`{-\u007f)"); }

ObjectBuilder& ObjectBuilder::add(std::string_view key, NodePtr value) {
  members_.push_back({std::string(key), {}, std::move(value)});
  return *this;
}

ObjectBuilder& ObjectBuilder::add(std::string_view key, std::string_view text) {
  return add(key, Node::string(std::string(text)));
}

void SchemaWriter::define(const std::vector<RecordInfo>& records) {
  for (const RecordInfo& record : records) {
    const bool known = std::any_of(definitions_.begin(), definitions_.end(),
                                   [&](const Member& member) { return member.key == record.id; });
    if (!known) definitions_.push_back({record.id, {}, definition(record)});
  }
}

NodePtr SchemaWriter::reference_to(std::string_view kind) {
  ObjectBuilder schema;
  schema.add("$ref", "#/$defs/" + std::string(kind));
  return schema.done();
}

NodePtr SchemaWriter::note() {
  ObjectBuilder schema;
  schema.add("type", "string");
  return schema.done();
}

std::vector<Member> SchemaWriter::properties_of(const RecordInfo& record) const {
  std::vector<Member> properties;
  for (const ParameterInfo& info : record.parameters)
    properties.push_back({info.key, {}, property(record.kind, info)});
  return properties;
}

NodePtr SchemaWriter::definition(const RecordInfo& record) const {
  std::vector<std::string> required;
  for (const ParameterInfo& info : record.parameters)
    if (info.required && !info.when) required.push_back(info.key);
  std::vector<Member> properties = properties_of(record);
  properties.push_back({"note", {}, note()});
  ObjectBuilder schema;
  schema.add("type", "object").add("properties", Node::object(std::move(properties)));
  if (!required.empty()) schema.add("required", list_of(required));
  add_conditions(schema, record);
  schema.add("additionalProperties", Node::boolean(false));
  return record.kind == localized_text_kind ? or_one_text(record, schema.done()) : schema.done();
}

NodePtr SchemaWriter::property(std::string_view record_kind, const ParameterInfo& info) const {
  ObjectBuilder schema;
  schema.add("title", parameter_name(language_, record_kind, info.key))
      .add("description", parameter_help(language_, record_kind, info.key));
  add_type(schema, info);
  const std::string_view unit = unit_of(info);
  if (!unit.empty()) schema.add("x-unit", text(language_, "unit." + std::string(unit)));
  if (!info.source.empty())
    schema.add("x-source", text(language_, "source." + info.source))
        .add("x-grade", name_of(info.grade));
  return schema.done();
}

} // namespace pondlab::scenario
