#pragma once

#include "base/text.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/description.hpp"

#include <map>
#include <string>
#include <vector>

namespace pondlab::scenario {

/// What an id looks like, as a pattern of JSON Schema.
std::string id_pattern();

/// An object being put together in order.
class ObjectBuilder {
public:
  ObjectBuilder& add(std::string_view key, NodePtr value);
  ObjectBuilder& add(std::string_view key, std::string_view text);
  NodePtr done() const { return Node::object(members_); }

private:
  std::vector<Member> members_;
};

/// Makes JSON Schema (draft 2020-12) of described records: types, ranges, choices, defaults, and
/// titles and descriptions in one language; `dependentSchemas` for what is allowed with certain
/// choices only. What JSON Schema cannot say stands under `x-unit`,
/// `x-decimals`, `x-source`, `x-grade`, `x-reference`. Each kind of record becomes one definition.
class SchemaWriter {
public:
  explicit SchemaWriter(Language language) : language_(language) {}

  /// Adds a definition for each kind that has none yet.
  void define(const std::vector<RecordInfo>& records);
  /// `{"$ref": "#/$defs/<kind>"}`.
  static NodePtr reference_to(std::string_view kind);
  /// The `note` that every record may carry.
  static NodePtr note();
  /// The members of a record's `properties`, to be put into an object of one's own.
  std::vector<Member> properties_of(const RecordInfo& record) const;
  /// All definitions, for `$defs`.
  NodePtr definitions() const { return Node::object(definitions_); }

private:
  NodePtr definition(const RecordInfo& record) const;
  NodePtr property(std::string_view record_kind, const ParameterInfo& info) const;

  Language language_;
  std::vector<Member> definitions_;
};

} // namespace pondlab::scenario
