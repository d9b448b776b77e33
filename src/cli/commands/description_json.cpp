#include "cli/commands/description.hpp"

#include "mechanisms/catalogue.hpp"
#include "report/format/json_writer.hpp"
#include "report/model/names.hpp"
#include "scenario/parameters/parameter_texts.hpp"

namespace pondlab::cli {

namespace {

using report::JsonWriter;
using scenario::ParameterInfo;

void write_known(JsonWriter& json, std::string_view key, std::string_view value) {
  if (!value.empty()) json.key(key).text(value);
}

void write_measure(JsonWriter& json, const engine::Measure& measure, Language language) {
  static constexpr std::string_view twins[] = {"none", "campaign", "mechanism"};
  const std::string stem = "measure." + std::string(measure.key);
  json.begin_object().key("measure").text(measure.key);
  json.key("name").text(text(language, stem + ".name"));
  json.key("meaning").text(text(language, stem + ".meaning"));
  json.key("formula").text(text(language, stem + ".formula"));
  json.key("unit").text(report::unit_key(measure.unit));
  json.key("of_mechanism").boolean(measure.of_mechanism);
  json.key("twin_without").text(twins[static_cast<std::size_t>(measure.twin)]);
  static constexpr std::string_view better[] = {"more", "less", "neither"};
  json.key("better").text(better[static_cast<std::size_t>(measure.better)]);
  json.key("by_segment").boolean(measure.of_people);
  json.end_object();
}

void write_parameter(JsonWriter& json, const std::string& path, const std::string& holder,
                     const ParameterInfo& info, Language language) {
  json.begin_object().key("parameter").text(path);
  json.key("name").text(scenario::parameter_name(language, holder, info.key));
  json.key("help").text(scenario::parameter_help(language, holder, info.key));
  json.key("type").text(is_localized(info) ? std::string_view(info.record_kind)
                                           : scenario::name_of(info.type));
  json.key("required").boolean(info.required);
  write_known(json, "default", info.initial);
  write_known(json, "min", info.min);
  write_known(json, "max", info.max);
  write_known(json, "unit", info.unit);
  if (!info.choices.empty()) {
    json.key("choices").begin_line_list();
    for (const std::string& choice : info.choices) json.text(choice);
    json.end_list();
  }
  if (info.when) {
    json.key("when").begin_object().key("choice").text(info.when->key);
    json.key("values").begin_line_list();
    for (const std::string& value : info.when->values) json.text(value);
    json.end_list().end_object();
  }
  if (!info.source.empty()) {
    json.key("source").text(info.source);
    json.key("grade").text(scenario::name_of(info.grade));
  }
  json.end_object();
}

void write_named(JsonWriter& json, std::string_view list, std::string_view prefix,
                 const std::vector<std::string>& keys, Language language) {
  json.key(list).begin_list();
  for (const std::string& key : keys) {
    json.begin_object().key("key").text(key);
    json.key("name").text(text(language, std::string(prefix) + "." + key + ".name"));
    json.end_object();
  }
  json.end_list();
}

/// Kinds with the group they stand in.
void write_mechanisms(JsonWriter& json, const std::vector<std::string>& kinds, Language language) {
  json.key("mechanisms").begin_list();
  for (const std::string& kind : kinds) {
    json.begin_object().key("key").text(kind);
    json.key("name").text(text(language, "mechanism." + kind + ".name"));
    json.key("group").text(key_of(mechanisms::find_kind(kind)->make()->profile().group));
    json.end_object();
  }
  json.end_list();
}

} // namespace

std::string overview_json(const Topics& topics, Language language) {
  JsonWriter json;
  json.begin_object();
  write_mechanisms(json, topics.mechanisms(), language);
  write_named(json, "records", "record", topics.records(), language);
  std::vector<std::string> measures;
  for (const engine::Measure& measure : engine::measures()) measures.emplace_back(measure.key);
  write_named(json, "measures", "measure", measures, language);
  return json.end_object().take();
}

std::string measures_json(Language language) {
  JsonWriter json;
  json.begin_object().key("measures").begin_list();
  for (const engine::Measure& measure : engine::measures()) write_measure(json, measure, language);
  return json.end_list().end_object().take();
}

std::string measure_json(const engine::Measure& measure, Language language) {
  JsonWriter json;
  write_measure(json, measure, language);
  return json.take();
}

std::string topic_json(const Topics& topics, const Topic& topic, const std::string& name,
                       Language language) {
  JsonWriter json;
  if (!topic.record) {
    write_parameter(json, name, topic.holder, *topic.parameter, language);
    return json.take();
  }
  const std::string& kind = topic.record->kind;
  const bool is_mechanism = has_text(language, "mechanism." + kind + ".name");
  json.begin_object().key(is_mechanism ? "mechanism" : "record").text(kind);
  json.key("name").text(text(language, (is_mechanism ? "mechanism." : "record.") + kind + ".name"));
  if (is_mechanism) json.key("meaning").text(text(language, "mechanism." + kind + ".meaning"));
  json.key("parameters").begin_list();
  for (const Listed& one : topics.parameters_of(*topic.record))
    write_parameter(json, one.path, one.holder, *one.parameter, language);
  return json.end_list().end_object().take();
}

} // namespace pondlab::cli
