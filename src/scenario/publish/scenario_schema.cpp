#include "scenario/file/campaign.hpp"
#include "scenario/file/header.hpp"
#include "scenario/file/migration.hpp"
#include "scenario/file/strategy.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/publish/publication.hpp"
#include "scenario/publish/schema.hpp"

#include "engine/model/setup.hpp"

namespace pondlab::scenario {
namespace {

NodePtr version_schema(Language language) {
  ObjectBuilder schema;
  schema.add("title", parameter_name(language, "scenario", "format_version"))
      .add("description", parameter_help(language, "scenario", "format_version"))
      .add("const", Node::integer(format_version));
  return schema.done();
}

/// An object keyed by `kind` or `kind#n`.
NodePtr campaign_schema(SchemaWriter& writer, Language language) {
  ObjectBuilder kinds;
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    writer.define(description_of(kind).records());
    kinds.add("^" + std::string(kind.kind) + "(#([2-9]|[1-9][0-9]|1[0-9][0-9]|200))?$",
              SchemaWriter::reference_to(kind.kind));
  }
  ObjectBuilder schema;
  schema.add("title", parameter_name(language, "scenario", "campaign"))
      .add("description", parameter_help(language, "scenario", "campaign"))
      .add("type", "object")
      .add("patternProperties", kinds.done())
      .add("additionalProperties", Node::boolean(false))
      .add("maxProperties", Node::integer(std::int64_t(max_mechanisms)));
  return schema.done();
}

/// What a strategy says of itself.
ObjectBuilder description_properties() {
  ObjectBuilder properties;
  properties.add("name", SchemaWriter::reference_to(localized_text_kind))
      .add("summary", SchemaWriter::reference_to(localized_text_kind));
  return properties;
}

NodePtr strategy_schema() {
  ObjectBuilder schema;
  schema.add("type", "object").add("properties", description_properties().done());
  return schema.done();
}

/// The file's own campaign is described there, and not changed.
NodePtr base_schema() {
  ObjectBuilder properties = description_properties();
  properties.add("note", SchemaWriter::note());
  ObjectBuilder schema;
  schema.add("type", "object")
      .add("properties", properties.done())
      .add("additionalProperties", Node::boolean(false));
  return schema.done();
}

NodePtr strategies_schema(Language language) {
  ObjectBuilder names;
  names.add("pattern", id_pattern());
  ObjectBuilder based;
  based.add(std::string(base_strategy), base_schema());
  ObjectBuilder schema;
  schema.add("title", parameter_name(language, "scenario", "strategies"))
      .add("description", parameter_help(language, "scenario", "strategies"))
      .add("type", "object")
      .add("propertyNames", names.done())
      .add("properties", based.done())
      .add("additionalProperties", strategy_schema());
  return schema.done();
}

} // namespace

NodePtr scenario_schema(Language language) {
  SchemaWriter writer(language);
  ObjectBuilder properties;
  properties.add("format_version", version_schema(language));
  const Describe header = description_of<Header>("scenario");
  const Describe setup = description_of<engine::Setup>("scenario");
  for (const Describe* part : {&header, &setup}) {
    const std::vector<RecordInfo>& records = part->records();
    for (Member& property : writer.properties_of(records.front()))
      properties.add(property.key, std::move(property.value));
    writer.define({records.begin() + 1, records.end()});
  }
  properties.add("campaign", campaign_schema(writer, language))
      .add("strategies", strategies_schema(language))
      .add("note", SchemaWriter::note());

  ObjectBuilder schema;
  schema.add("$schema", "https://json-schema.org/draft/2020-12/schema")
      .add("title", text(language, "manual.title"))
      .add("type", "object")
      .add("properties", properties.done())
      .add("required", Node::array({Node::string("format_version"), Node::string("horizon"),
                                    Node::string("segments")}))
      .add("additionalProperties", Node::boolean(false))
      .add("$defs", writer.definitions());
  return schema.done();
}

} // namespace pondlab::scenario
