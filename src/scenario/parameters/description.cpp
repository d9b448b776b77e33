#include "scenario/parameters/description.hpp"

#include "engine/parameters/localized_text.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <variant>

namespace pondlab::scenario {

using engine::Spec;

std::string_view name_of(ParameterType type) {
  switch (type) {
  case ParameterType::boolean:
    return "boolean";
  case ParameterType::count:
    return "count";
  case ParameterType::money:
    return "money";
  case ParameterType::rate:
    return "rate";
  case ParameterType::real:
    return "real";
  case ParameterType::date:
    return "date";
  case ParameterType::duration:
    return "duration";
  case ParameterType::choice:
    return "choice";
  case ParameterType::reference:
    return "reference";
  case ParameterType::references:
    return "references";
  case ParameterType::text:
    return "text";
  case ParameterType::counts:
    return "counts";
  case ParameterType::dates:
    return "dates";
  case ParameterType::record:
    return "record";
  case ParameterType::list:
    return "list";
  }
  return "record";
}

std::string_view name_of(engine::Grade grade) {
  switch (grade) {
  case engine::Grade::measured:
    return "measured";
  case engine::Grade::reported:
    return "reported";
  case engine::Grade::assumed:
    return "assumed";
  }
  return "assumed";
}

std::optional<int> decimals_of(ParameterType type) {
  switch (type) {
  case ParameterType::money:
    return 2;
  case ParameterType::rate:
    return 4;
  case ParameterType::count:
  case ParameterType::duration:
    return 0;
  default:
    return std::nullopt;
  }
}

bool is_number(ParameterType type) { return decimals_of(type) || type == ParameterType::real; }

namespace {

/// Empty for a bound that is none.
std::string bounded_text(double value) {
  return std::abs(value) < unbounded ? real_text(value) : std::string();
}

/// Default and range as files write them.
void add_range(ParameterInfo& info, const Spec& spec) {
  if (info.type == ParameterType::real) {
    info.initial = bounded_text(spec.real_range.initial);
    info.min = bounded_text(spec.real_range.min);
    info.max = bounded_text(spec.real_range.max);
  } else if (const auto decimals = decimals_of(info.type)) {
    info.initial = decimal_text(spec.range.initial, *decimals);
    info.min = decimal_text(spec.range.min, *decimals);
    info.max = decimal_text(spec.range.max, *decimals);
  } else if (info.type == ParameterType::counts) {
    info.min = decimal_text(spec.range.min, 0);
    info.max = decimal_text(spec.range.max, 0);
  } else if (info.type == ParameterType::boolean) {
    info.initial = spec.range.initial ? "true" : "false";
  } else if (info.type == ParameterType::choice) {
    info.initial = info.choices.at(static_cast<std::size_t>(spec.range.initial));
  }
}

ParameterInfo info_of(std::string_view key, const Spec& spec) {
  ParameterInfo info;
  info.key = key;
  info.type = spec.type;
  info.required = spec.required;
  info.unit = spec.field.unit;
  info.source = spec.field.source;
  info.grade = spec.field.grade;
  info.choices.assign(spec.choices.begin(), spec.choices.end());
  info.to = spec.to;
  info.max_size = spec.max_size;
  info.record_kind = spec.record_kind;
  info.scales = spec.field.scales;
  info.for_each = spec.field.for_each;
  info.keeps_dates = spec.field.keeps_dates;
  info.zero_is_no_limit = spec.field.zero_is_no_limit;
  if (!spec.field.when.empty()) info.when = condition_of(spec.field.when);
  add_range(info, spec);
  return info;
}

/// Adds the choice's default.
void complete_condition(const RecordInfo& record, ParameterInfo& info) {
  const ParameterInfo* choice = record.find(info.when->key);
  const auto is_value = [&](const std::string& value) {
    if (choice->type == ParameterType::boolean) return value == "true" || value == "false";
    return std::ranges::find(choice->choices, value) != choice->choices.end();
  };
  if (!choice || !std::ranges::all_of(info.when->values, is_value))
    throw std::logic_error(record.kind + "." + info.key + " hangs on what is not declared");
  info.when->initial = choice->initial;
}

} // namespace

bool is_localized(const ParameterInfo& parameter) {
  return parameter.record_kind == engine::localized_text_kind;
}

const ParameterInfo* RecordInfo::find(std::string_view key) const {
  const auto found = std::ranges::find(parameters, key, &ParameterInfo::key);
  return found == parameters.end() ? nullptr : &*found;
}

Describe::Describe(std::string_view record_kind) {
  records_.push_back({std::string(record_kind), {}});
}

void Describe::field(std::string_view key, const engine::ValueRef& value, const Spec& spec) {
  ParameterInfo info = info_of(key, spec);
  info.path = path_ + info.key;
  info.record = spec.preset ? records_.front().kind + "." + info.path : info.record_kind;
  if (info.when) complete_condition(records_[record_], info);
  store(info);
  if (const auto* record = std::get_if<const engine::NestedRecord*>(&value)) nested(**record, info);
  if (const auto* list = std::get_if<const engine::RecordList*>(&value)) nested(**list, info);
}

void Describe::store(ParameterInfo info) {
  if (!known_) {
    records_[record_].parameters.push_back(info);
    records_[record_].parameters.back().path = info.key;
  }
  flat_.push_back(std::move(info));
}

void Describe::nested(const engine::NestedRecord& record, const ParameterInfo& info) {
  describe(info, info.path + ".", record.visit);
}

void Describe::nested(const engine::RecordList& list, const ParameterInfo& info) {
  list.resize(1);
  describe(info, info.path + "[].", [&](engine::ParameterVisitor& inner) { list.visit(inner, 0); });
  list.resize(0);
}

void Describe::describe(const ParameterInfo& info, std::string path,
                        const std::function<void(engine::ParameterVisitor&)>& visit) {
  const std::string outer_path = path_;
  const std::size_t outer_record = record_;
  const bool outer_known = known_;
  path_ = std::move(path);
  const auto described = std::ranges::find(records_, info.record, &RecordInfo::id);
  known_ = described != records_.end();
  if (!known_) {
    record_ = records_.size();
    records_.push_back({info.record_kind, {}, info.record});
  }
  visit(*this);
  path_ = outer_path;
  record_ = outer_record;
  known_ = outer_known;
}

} // namespace pondlab::scenario
