#include "app/plan/form_model.hpp"

#include "mechanisms/catalogue.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "scenario/parameters/typed.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace pondlab::app {
namespace {

using scenario::Node;
using scenario::NodeKind;
using scenario::ParameterInfo;
using scenario::ParameterType;

constexpr int rate_decimals = 4;
constexpr int per_cent_decimals = 2;

bool is_list_type(ParameterType type) {
  return type == ParameterType::counts || type == ParameterType::dates ||
         type == ParameterType::references;
}

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  return text;
}

} // namespace

std::vector<std::string> parts_of_list(const std::string& text) {
  std::string plain = text;
  for (const std::string_view wide : {"，", "、", "；"}) {
    for (std::size_t at; (at = plain.find(wide)) != std::string::npos;)
      plain.replace(at, wide.size(), ",");
  }
  std::replace(plain.begin(), plain.end(), ' ', ',');
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= plain.size()) {
    const std::size_t end = std::min(plain.find(',', begin), plain.size());
    const std::string part = trimmed(plain.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

namespace {

/// "2万" and the like as digits; what is no such number as it was typed.
std::string digits_of(const ParameterInfo& parameter, const std::string& typed) {
  const int decimals = scenario::decimals_of(parameter.type).value_or(0);
  const auto number = scenario::typed_number(typed, decimals);
  return number ? scenario::decimal_text(*number, decimals) : typed;
}

std::string number_json(const ParameterInfo& parameter, std::string typed) {
  if (!typed.empty() && typed.back() == '%') typed.pop_back();
  if (parameter.type == ParameterType::duration && typed.ends_with("天"))
    typed.resize(typed.size() - std::string_view("天").size());
  if (!scenario::is_number_text(typed)) typed = digits_of(parameter, typed);
  if (!scenario::is_number_text(typed)) return scenario::json_string(typed);
  if (parameter.type != ParameterType::rate) return typed;
  const scenario::Decimal per_cent = scenario::read_decimal(typed, per_cent_decimals);
  if (per_cent.fault != scenario::Decimal::Fault::none) return scenario::json_string(typed + "%");
  return scenario::decimal_text(per_cent.scaled, rate_decimals);
}

/// "2021/3/8" and "3月8日" as files write dates; what is no date as it was typed.
std::string date_json(const std::string& typed, engine::Date since) {
  const auto date = scenario::typed_date(typed, since);
  return scenario::json_string(date ? engine::to_text(*date) : typed);
}

std::string list_json(const ParameterInfo& parameter, const std::string& typed,
                      engine::Date since) {
  std::string json = "[";
  for (const std::string& part : parts_of_list(typed)) {
    if (json.size() > 1) json += ", ";
    if (parameter.type == ParameterType::dates)
      json += date_json(part, since);
    else if (parameter.type == ParameterType::counts && scenario::is_number_text(part))
      json += part;
    else
      json += scenario::json_string(part);
  }
  return json + "]";
}

std::string scalar_text(const Node& node) {
  if (const auto text = node.as_string()) return std::string(*text);
  if (node.is(NodeKind::number)) return std::string(node.number_text());
  if (const auto flag = node.as_boolean()) return *flag ? "true" : "false";
  return {};
}

/// Where an entry of the campaign stands: those of no kind that there is come last, as they stand.
auto place_of(const FormSection& section) {
  const mechanisms::Kind* const kind = mechanisms::find_kind(section.kind);
  const std::size_t mark = section.key.find('#');
  const int number = mark == section.key.npos ? 1 : std::atoi(section.key.c_str() + mark + 1);
  return std::tuple(section.group.has_value() ? static_cast<int>(*section.group)
                                              : engine::group_count,
                    kind != nullptr ? int{kind->number} : 0, number);
}

FormSection campaign_section(const std::string& key) {
  FormSection section{.path = (scenario::Path() / "campaign" / key).text(),
                      .kind = key.substr(0, key.find('#')),
                      .key = key,
                      .is_campaign = true};
  if (const mechanisms::Kind* const kind = mechanisms::find_kind(section.kind))
    section.group = kind->make()->profile().group;
  return section;
}

/// What the plan says of itself: whom reports name, and what it asks.
FormSection about_section() {
  return {.path = (scenario::Path() / "author").text(),
          .kind = "header",
          .key = "author",
          .is_goal = true,
          .only = {"question", "author"}};
}

/// The parts of a scenario that are records or lists.
void add_sections_of(std::vector<FormSection>& sections, std::string_view record) {
  for (const ParameterInfo& parameter : scenario::record_info(record)->parameters) {
    const bool is_list = parameter.type == ParameterType::list;
    if (scenario::is_localized(parameter) || (!is_list && parameter.type != ParameterType::record))
      continue;
    sections.push_back({.path = (scenario::Path() / parameter.key).text(),
                        .kind = parameter.record_kind,
                        .key = parameter.key,
                        .is_list = is_list,
                        .is_goal = record == "header"});
  }
}

} // namespace

std::vector<FormSection> form_sections(const workbench::PlanDocument& plan) {
  std::vector<FormSection> sections;
  const Node* shown = plan.shown_root()->find("campaign");
  if (shown)
    for (const scenario::Member& member : shown->members())
      sections.push_back(campaign_section(member.key));
  const Node* base = plan.is_patched() ? plan.document().root().find("campaign") : nullptr;
  if (base)
    for (const scenario::Member& member : base->members())
      if (!shown || !shown->find(member.key)) {
        sections.push_back(campaign_section(member.key));
        sections.back().is_removed = true;
      }
  std::ranges::stable_sort(sections, {}, place_of);
  sections.push_back(about_section());
  add_sections_of(sections, "header");
  add_sections_of(sections, "setup");
  return sections;
}

bool differs(const workbench::PlanDocument& plan, const FormSection& section) {
  const auto path = scenario::Path::parse(section.path);
  return path && plan.differs(*path);
}

bool is_shown(const ParameterInfo& parameter, const Node* record) {
  return !parameter.when || parameter.when->holds_in(record) ||
         (record && record->find(parameter.key));
}

std::string json_of(const ParameterInfo& parameter, const std::string& typed, engine::Date since) {
  const std::string text = trimmed(typed);
  switch (parameter.type) {
  case ParameterType::count:
  case ParameterType::money:
  case ParameterType::rate:
  case ParameterType::real:
  case ParameterType::duration:
    return number_json(parameter, text);
  case ParameterType::counts:
  case ParameterType::dates:
  case ParameterType::references:
    return list_json(parameter, text, since);
  case ParameterType::date:
    return date_json(text, since);
  case ParameterType::boolean:
    return text;
  default:
    return scenario::json_string(text);
  }
}

std::string shown_number(const ParameterInfo& parameter, const std::string& text) {
  if (parameter.type != ParameterType::rate || !scenario::is_number_text(text)) return text;
  const scenario::Decimal fraction = scenario::read_decimal(text, rate_decimals);
  if (fraction.fault != scenario::Decimal::Fault::none) return text;
  return scenario::decimal_text(fraction.scaled, per_cent_decimals);
}

std::string shown_value(const ParameterInfo& parameter, const Node* node, Language language) {
  if (is_localized(parameter)) return scenario::words_of(node, language);
  if (!node)
    return is_list_type(parameter.type) ? std::string()
                                        : shown_number(parameter, parameter.initial);
  if (is_list_type(parameter.type)) {
    std::string text;
    for (const scenario::NodePtr& item : node->items())
      text += (text.empty() ? "" : ", ") + scalar_text(*item);
    return text;
  }
  return shown_number(parameter, scalar_text(*node));
}

} // namespace pondlab::app
