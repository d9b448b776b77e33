#include "scenario/parameters/description.hpp"

#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::scenario {

using engine::Field;
using engine::Range;

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

namespace {

/// Empty for a bound that is none.
std::string bounded_text(double value) {
  return std::abs(value) < unbounded ? real_text(value) : std::string();
}

} // namespace

Describe::Describe(std::string_view record_kind) {
  records_.push_back({std::string(record_kind), {}});
}

ParameterInfo Describe::named(std::string_view key, ParameterType type, const Field& field) const {
  ParameterInfo info;
  info.key = key;
  info.path = path_ + info.key;
  info.type = type;
  info.unit = field.unit;
  info.source = field.source;
  info.grade = field.grade;
  return info;
}

void Describe::store(ParameterInfo info) {
  if (!known_) {
    records_[record_].parameters.push_back(info);
    records_[record_].parameters.back().path = info.key;
  }
  flat_.push_back(std::move(info));
}

void Describe::number(std::string_view key, ParameterType type, Range<std::int64_t> range,
                      int decimals, const Field& field) {
  ParameterInfo info = named(key, type, field);
  info.initial = decimal_text(range.initial, decimals);
  info.min = decimal_text(range.min, decimals);
  info.max = decimal_text(range.max, decimals);
  store(std::move(info));
}

void Describe::boolean(std::string_view key, bool&, bool initial, const Field& field) {
  ParameterInfo info = named(key, ParameterType::boolean, field);
  info.initial = initial ? "true" : "false";
  store(std::move(info));
}

void Describe::count(std::string_view key, std::int64_t&, Range<std::int64_t> range,
                     const Field& field) {
  number(key, ParameterType::count, range, 0, field);
}

void Describe::money(std::string_view key, std::int64_t&, Range<std::int64_t> range,
                     const Field& field) {
  number(key, ParameterType::money, range, 2, field);
}

void Describe::rate(std::string_view key, std::int32_t&, Range<std::int32_t> range,
                    const Field& field) {
  number(key, ParameterType::rate, {range.initial, range.min, range.max}, 4, field);
}

void Describe::duration(std::string_view key, std::int32_t&, Range<std::int32_t> range,
                        const Field& field) {
  number(key, ParameterType::duration, {range.initial, range.min, range.max}, 0, field);
}

void Describe::real(std::string_view key, double&, Range<double> range, const Field& field) {
  ParameterInfo info = named(key, ParameterType::real, field);
  info.initial = bounded_text(range.initial);
  info.min = bounded_text(range.min);
  info.max = bounded_text(range.max);
  store(std::move(info));
}

void Describe::date(std::string_view key, engine::Date&, bool optional, const Field& field) {
  ParameterInfo info = named(key, ParameterType::date, field);
  info.required = !optional;
  store(std::move(info));
}

void Describe::choice(std::string_view key, int&, int initial,
                      const std::vector<std::string_view>& names, const Field& field) {
  ParameterInfo info = named(key, ParameterType::choice, field);
  info.choices.assign(names.begin(), names.end());
  info.initial = info.choices.at(static_cast<std::size_t>(initial));
  store(std::move(info));
}

void Describe::reference(std::string_view key, std::string&, engine::Reference to, bool optional,
                         const Field& field) {
  ParameterInfo info = named(key, ParameterType::reference, field);
  info.to = to;
  info.required = !optional;
  store(std::move(info));
}

void Describe::references(std::string_view key, std::vector<std::string>&, engine::Reference to,
                          const Field& field) {
  ParameterInfo info = named(key, ParameterType::references, field);
  info.to = to;
  store(std::move(info));
}

void Describe::text(std::string_view key, std::string&, std::size_t max_bytes, bool optional,
                    const Field& field) {
  ParameterInfo info = named(key, ParameterType::text, field);
  info.max_size = max_bytes;
  info.required = !optional;
  store(std::move(info));
}

void Describe::counts(std::string_view key, std::vector<std::int64_t>&, std::size_t max_size,
                      Range<std::int64_t> range, const Field& field) {
  ParameterInfo info = named(key, ParameterType::counts, field);
  info.max_size = max_size;
  info.min = decimal_text(range.min, 0);
  info.max = decimal_text(range.max, 0);
  store(std::move(info));
}

void Describe::dates(std::string_view key, std::vector<engine::Date>&, std::size_t max_size,
                     const Field& field) {
  ParameterInfo info = named(key, ParameterType::dates, field);
  info.max_size = max_size;
  store(std::move(info));
}

void Describe::record(std::string_view key, std::string_view kind,
                      const std::function<void(engine::ParameterVisitor&)>& visit) {
  ParameterInfo info = named(key, ParameterType::record, {});
  info.record_kind = kind;
  nested(std::move(info), ".", visit);
}

void Describe::list(std::string_view key, std::string_view kind, const engine::RecordList& list,
                    std::size_t max_size) {
  ParameterInfo info = named(key, ParameterType::list, {});
  info.record_kind = kind;
  info.max_size = max_size;
  list.resize(1);
  nested(std::move(info), "[].", [&](engine::ParameterVisitor& inner) { list.visit(inner, 0); });
  list.resize(0);
}

void Describe::nested(ParameterInfo info, std::string_view mark,
                      const std::function<void(engine::ParameterVisitor&)>& visit) {
  const std::string kind = info.record_kind;
  const std::string outer_path = path_;
  const std::size_t outer_record = record_;
  const bool outer_known = known_;
  path_ = info.path + std::string(mark);
  store(std::move(info));

  const auto described = std::find_if(records_.begin(), records_.end(),
                                      [&](const RecordInfo& r) { return r.kind == kind; });
  known_ = described != records_.end();
  if (!known_) {
    record_ = records_.size();
    records_.push_back({kind, {}});
  }
  visit(*this);
  path_ = outer_path;
  record_ = outer_record;
  known_ = outer_known;
}

} // namespace pondlab::scenario
