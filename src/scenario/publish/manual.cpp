#include "scenario/publish/manual.hpp"

#include "scenario/parameters/findings.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/parameters/references.hpp"

namespace pondlab::scenario {
namespace {

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

/// Text fit for a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string key_of(const ParameterInfo& info, Language language) {
  const std::string required =
      info.required ? " (" + std::string(text(language, "manual.required")) + ")" : "";
  return code(info.key) + required;
}

std::string meaning_of(const RecordInfo& record, const ParameterInfo& info, Language language) {
  std::string help(parameter_help(language, record.kind, info.key));
  if (info.when)
    help = text(language, "manual.help_when",
                {{"help", help},
                 {"choice", code(info.when->key)},
                 {"values", code(listed(info.when->values))}});
  return "**" + std::string(parameter_name(language, record.kind, info.key)) + "** · " + help;
}

/// The grade's mark and a link to the list of sources.
std::string source_of(const ParameterInfo& info) {
  if (info.source.empty()) return "";
  static constexpr std::string_view marks[] = {"●", "◐", "○"};
  return std::string(marks[static_cast<std::size_t>(info.grade)]) + " [" + info.source +
         "](#source-" + info.source + ")";
}

std::string default_of(const RecordInfo& record, const ParameterInfo& info, Language language) {
  return info.initial.empty() ? std::string(parameter_absent(language, record.kind, info.key))
                              : code(info.initial);
}

/// The range with its unit.
std::string range_of(const ParameterInfo& info, std::string_view unit, Language language) {
  if (info.min.empty() || info.max.empty()) return std::string(text(language, "manual.number"));
  std::string range = text(language, "manual.range", {{"min", info.min}, {"max", info.max}});
  if (!unit.empty()) range += " " + std::string(text(language, "unit." + std::string(unit)));
  return info.zero_is_no_limit ? text(language, "manual.zero_is_no_limit", {{"range", range}})
                               : range;
}

std::string link_to(const ParameterInfo& info, Language language) {
  return "[" + std::string(text(language, "record." + info.record_kind + ".name")) + "](#" +
         info.record + ")";
}

} // namespace

std::string values_of(const ParameterInfo& info, Language language) {
  const auto limit = [&](std::string_view key) {
    return text(language, key, {{"limit", std::to_string(info.max_size)}});
  };
  const auto id_of = [&](std::string_view key) {
    const std::string named = "reference." + std::string(name_of(info.to));
    return text(language, key, {{"what", std::string(text(language, named))}});
  };
  switch (info.type) {
  case ParameterType::boolean:
    return "true, false";
  case ParameterType::count:
  case ParameterType::real:
    return range_of(info, info.unit, language);
  case ParameterType::money:
    return range_of(info, "yuan", language);
  case ParameterType::rate:
    return range_of(info, "fraction", language);
  case ParameterType::duration:
    return range_of(info, "days", language);
  case ParameterType::date:
    return std::string(text(language, "manual.date"));
  case ParameterType::choice:
    return listed(info.choices);
  case ParameterType::reference:
    return id_of("manual.id_of");
  case ParameterType::references:
    return id_of("manual.ids_of");
  case ParameterType::text:
    return limit("manual.text");
  case ParameterType::counts:
    return limit("manual.list") + " " + range_of(info, info.unit, language);
  case ParameterType::dates:
    return limit("manual.list") + " " + std::string(text(language, "manual.date"));
  case ParameterType::record:
    return link_to(info, language);
  case ParameterType::list:
    return limit("manual.list") + " " + link_to(info, language);
  }
  return {};
}

std::string kinds_of(const engine::Measure& measure, Language language) {
  std::string kinds;
  const auto add = [&](bool is, const char* key) {
    if (is)
      kinds += (kinds.empty() ? "" : std::string(text(language, "manual.and"))) +
               std::string(text(language, "manual." + std::string(key)));
  };
  add(measure.of_mechanism, "of_mechanism");
  add(measure.of_people, "by_segment");
  add(measure.better == engine::Better::less, "less_is_better");
  add(measure.better == engine::Better::neither, "neither_is_better");
  return kinds;
}

std::string manual_table(const RecordInfo& record, Language language) {
  std::string out;
  for (const char* column : {"key", "meaning", "default", "values", "source"})
    out += "| " + std::string(text(language, "manual.column." + std::string(column))) + " ";
  out += "|\n|---|---|---|---|---|\n";
  for (const ParameterInfo& info : record.parameters)
    out += "| " + cell(key_of(info, language)) + " | " + cell(meaning_of(record, info, language)) +
           " | " + cell(default_of(record, info, language)) + " | " +
           cell(values_of(info, language)) + " | " + cell(source_of(info)) + " |\n";
  return out;
}

} // namespace pondlab::scenario
