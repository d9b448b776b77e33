#include "cli/commands/description.hpp"

#include "mechanisms/catalogue.hpp"
#include "report/format/text_table.hpp"
#include "report/model/names.hpp"
#include "scenario/parameters/findings.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/publish/manual.hpp"

namespace pondlab::cli {

namespace {

using report::TextTable;
using Align = TextTable::Align;
using scenario::ParameterInfo;

std::string word(Language language, const std::string& key) {
  return std::string(text(language, key));
}

/// "seen · Read", and what it does.
std::string heading_of(const std::string& name, const std::string& holder,
                       const ParameterInfo& info, Language language) {
  return name + " · " + std::string(scenario::parameter_name(language, holder, info.key)) + "\n" +
         std::string(scenario::parameter_help(language, holder, info.key)) + "\n";
}

std::string heading(Language language, const std::string& key) {
  return word(language, "cli.describe." + key) + "\n";
}

/// "● " and so on, as in the manual.
std::string grade_mark(const ParameterInfo& info) {
  static constexpr std::string_view marks[] = {"●", "◐", "○"};
  return info.source.empty() ? "" : std::string(marks[static_cast<std::size_t>(info.grade)]);
}

std::string default_of(const std::string& holder, const ParameterInfo& info, Language language) {
  if (info.required) return word(language, "manual.required");
  return info.initial.empty() ? std::string(scenario::parameter_absent(language, holder, info.key))
                              : info.initial;
}

/// A localized text has no link to the table of what it holds.
std::string values_in_words(const ParameterInfo& info, Language language) {
  return is_localized(info) ? word(language, "cli.describe.localized_text")
                            : scenario::values_of(info, language);
}

std::string table_of(const std::vector<Listed>& parameters, Language language) {
  TextTable table({Align::left, Align::left, Align::left, Align::left, Align::left});
  const auto column = [&](const char* key) {
    return word(language, std::string("manual.column.") + key);
  };
  table.add({column("key"), column("default"), "", column("values"), column("meaning")});
  for (const Listed& one : parameters)
    table.add({one.path, default_of(one.holder, *one.parameter, language),
               grade_mark(*one.parameter), values_in_words(*one.parameter, language),
               std::string(scenario::parameter_name(language, one.holder, one.parameter->key))});
  return table.text();
}

std::string unit_of(const engine::Measure& measure, Language language) {
  const std::string key = "unit." + std::string(report::unit_key(measure.unit));
  return has_text(language, key) ? word(language, key) : "";
}

std::string parameter_text(const ParameterInfo& info, const std::string& holder,
                           const std::string& name, Language language) {
  std::string out = heading_of(name, holder, info, language) + "\n";
  TextTable table({Align::left, Align::left});
  table.add({word(language, "manual.column.values"), scenario::values_of(info, language)});
  if (const std::string initial = default_of(holder, info, language); !initial.empty())
    table.add({word(language, "manual.column.default"), initial});
  if (info.when)
    table.add({word(language, "manual.column.when"),
               info.when->key + ": " + scenario::listed(info.when->values)});
  if (!info.source.empty())
    table.add({word(language, "manual.column.source"),
               grade_mark(info) + " " +
                   word(language, "grade." + std::string(scenario::name_of(info.grade))) + " · " +
                   word(language, "source." + info.source)});
  return out + table.text();
}

/// Text of the group in which a kind of mechanism stands.
std::string group_key(const std::string& kind) {
  const engine::Group group = mechanisms::find_kind(kind)->make()->profile().group;
  return "mechanism_group." + std::string(key_of(group));
}

} // namespace

std::string overview_text(const Topics& topics, Language language) {
  std::string out = heading(language, "mechanisms");
  TextTable mechanisms({Align::left, Align::left, Align::left, Align::left});
  for (const std::string& kind : topics.mechanisms())
    mechanisms.add({kind, word(language, "mechanism." + kind + ".name"),
                    word(language, group_key(kind)),
                    word(language, "mechanism." + kind + ".meaning")});
  out += mechanisms.text() + "\n" + heading(language, "records");
  TextTable records({Align::left, Align::left});
  for (const std::string& kind : topics.records())
    records.add({kind, word(language, "record." + kind + ".name")});
  out += records.text() + "\n" + heading(language, "measures_heading");
  TextTable measures({Align::left, Align::left});
  for (const engine::Measure& measure : engine::measures())
    measures.add({std::string(measure.key),
                  word(language, "measure." + std::string(measure.key) + ".name")});
  return out + measures.text() + "\n" + heading(language, "more");
}

std::string measure_text(const engine::Measure& measure, Language language) {
  const std::string key(measure.key);
  const std::string stem = "measure." + key;
  std::string out = key + " · " + word(language, stem + ".name") + "\n" +
                    word(language, stem + ".meaning") + "\n\n";
  TextTable table({Align::left, Align::left});
  table.add({word(language, "manual.column.formula"), word(language, stem + ".formula")});
  if (const std::string unit = unit_of(measure, language); !unit.empty())
    table.add({word(language, "manual.column.unit"), unit});
  if (const std::string kinds = scenario::kinds_of(measure, language); !kinds.empty())
    table.add({word(language, "manual.column.kind"), kinds});
  return out + table.text();
}

std::string measures_text(Language language) {
  std::string out;
  for (const engine::Measure& measure : engine::measures())
    out += (out.empty() ? "" : "\n") + measure_text(measure, language);
  return out;
}

std::string topic_text(const Topics& topics, const Topic& topic, const std::string& name,
                       Language language) {
  if (!topic.record) return parameter_text(*topic.parameter, topic.holder, name, language);
  const std::string& kind = topic.record->kind;
  std::string out;
  if (topic.parameter)
    out = heading_of(name, topic.holder, *topic.parameter, language);
  else if (has_text(language, "mechanism." + kind + ".name"))
    out = kind + " · " + word(language, "mechanism." + kind + ".name") + "\n" +
          word(language, "mechanism." + kind + ".meaning") + "\n";
  else
    out = kind + " · " + word(language, "record." + kind + ".name") + "\n";
  return out + "\n" + table_of(topics.parameters_of(*topic.record), language) + "\n" +
         heading(language, "grades");
}

} // namespace pondlab::cli
