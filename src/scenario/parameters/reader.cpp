#include "scenario/parameters/reader.hpp"

#include "engine/numeric/units.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/limits.hpp"
#include "scenario/parameters/condition.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "scenario/parameters/values.hpp"

#include <algorithm>
#include <map>
#include <variant>

namespace pondlab::scenario {

using engine::Date;
using engine::ParameterType;
using engine::Spec;

namespace {

NumberForm form_of(const Spec& spec) {
  switch (spec.type) {
  case ParameterType::money:
    return money_form;
  case ParameterType::rate:
    return rate_form;
  case ParameterType::duration:
    return day_form;
  default:
    NumberForm form = count_form;
    form.unit = spec.field.unit;
    return form;
  }
}

constexpr std::size_t max_reference_bytes = 200;
constexpr std::size_t max_references = 1'000;

/// The key of the number that must not be smaller than the one under `key`; empty for most.
std::string end_of_range(const std::string& key) {
  static constexpr std::pair<std::string_view, std::string_view> ends[] = {
      {"from", "to"}, {"min", "max"}, {"low", "high"}, {"at_least", "at_most"}};
  for (const auto& [first, last] : ends)
    if (key == first || key.ends_with("_" + std::string(first)))
      return key.substr(0, key.size() - first.size()) + std::string(last);
  return {};
}

} // namespace

Reader::Reader(const Node* node, TextSpan at, Path path, std::string_view record_kind,
               Findings& findings, References& references)
    : node_(node), at_(at), path_(std::move(path)), record_kind_(record_kind), findings_(findings),
      references_(references) {
  if (node_ && !node_->is(NodeKind::object)) {
    wrong_type(*node_, path_, "not_an_object");
    node_ = nullptr;
    faulty_ = true;
  }
}

void Reader::accept(std::string_view key) { known_.emplace_back(key); }

void Reader::finish() {
  if (!node_) return;
  if (const Node* note = node_->find("note"))
    read_text({*note, below("note"), findings_}, max_string_bytes);
  report_unknown_keys();
  report_reversed_ranges();
  report_too_large_parts();
}

void Reader::report_unknown_keys() {
  for (const Member& member : node_->members()) {
    if (member.key == "note" || std::find(known_.begin(), known_.end(), member.key) != known_.end())
      continue;
    const std::string meant = findings_.full() ? std::string() : nearest(member.key, known_);
    findings_.error(member.key_at, below(member.key), "unknown_key",
                    {{"key", excerpt(std::string_view(member.key))}, {"known", listed(known_)}},
                    meant);
  }
}

void Reader::report_reversed_ranges() {
  for (const auto& [key, first] : values_) {
    const std::string last_key = end_of_range(key);
    const auto last = std::find_if(values_.begin(), values_.end(),
                                   [&](const auto& value) { return value.first == last_key; });
    // In some ranges an end of 0 says that there is none.
    if (last == values_.end() || first <= last->second || last->second == 0) continue;
    const Node* at = node_->find(last_key) ? node_->find(last_key) : node_->find(key);
    if (at) // else the defaults would be at fault
      findings_.error(at->at(), below(last_key), "reversed_range",
                      {{"first", key}, {"last", last_key}});
  }
}

void Reader::report_too_large_parts() {
  if (parts_ > engine::whole)
    findings_.error(at_, path_, "parts_beyond_whole",
                    {{"sum", real_text(static_cast<double>(parts_) / engine::whole)}});
}

const Node* Reader::take(std::string_view key) {
  known_.emplace_back(key);
  return node_ ? node_->find(key) : nullptr;
}

const Node* Reader::take(std::string_view key, const Spec& spec) {
  const Node* value = take(key);
  if (!value && spec.required && !faulty_)
    findings_.error(at_, path_, "missing_key", {{"key", std::string(key)}});
  return value;
}

const Node* Reader::take_list(std::string_view key, std::size_t max_size) {
  const Node* value = take(key);
  if (!value) return nullptr;
  if (!value->is(NodeKind::array)) {
    wrong_type(*value, below(key), "not_a_list");
    return nullptr;
  }
  if (value->items().size() > max_size) {
    findings_.error(
        value->at(), below(key), "list_too_long",
        {{"size", std::to_string(value->items().size())}, {"limit", std::to_string(max_size)}});
    return nullptr;
  }
  return value;
}

void Reader::wrong_type(const Node& node, const Path& path, std::string key) {
  findings_.error(node.at(), path, std::move(key), {{"found", excerpt(node)}});
}

void Reader::field(std::string_view key, const engine::ValueRef& value, const Spec& spec) {
  if (is_allowed(key, spec)) {
    std::visit([&](auto* to) { read(key, *to, spec); }, value);
  } else {
    accept(key);
    engine::Defaults().field(key, value, spec);
  }
}

bool Reader::is_allowed(std::string_view key, const Spec& spec) {
  if (spec.field.when.empty()) return true;
  const Condition condition = condition_of(spec.field.when);
  const auto choice =
      std::ranges::find(choices_, condition.key, [](const auto& c) { return c.first; });
  if (choice == choices_.end()) // at fault itself: nobody knows what goes with it
    return node_ && node_->find(key);
  if (condition.admits(choice->second)) return true;
  if (!node_) return false;
  const auto given = std::ranges::find(node_->members(), key, &Member::key);
  if (given != node_->members().end())
    findings_.error(given->key_at, below(key), "not_with_choice",
                    {{"key", std::string(key)},
                     {"choice", condition.key},
                     {"value", choice->second},
                     {"choices", listed(condition.values)}});
  return false;
}

void Reader::read(std::string_view key, bool& value, const Spec& spec) {
  value = spec.range.initial != 0;
  const Node* node = take(key);
  if (node && !node->as_boolean()) return wrong_type(*node, below(key), "not_a_boolean");
  if (node) value = *node->as_boolean();
  choices_.emplace_back(key, value ? "true" : "false");
}

template <std::integral T>
void Reader::read(std::string_view key, T& value, const Spec& spec) {
  const Node* node = take(key);
  const Path path = below(key);
  std::optional<std::int64_t> read;
  if (node)
    read = spec.type == ParameterType::choice
               ? read_choice(*node, path, spec)
               : read_number({*node, path, findings_}, form_of(spec), spec.range);
  value = static_cast<T>(read.value_or(spec.range.initial));
  if (spec.field.part_of_whole) parts_ += value;
  if (spec.type != ParameterType::choice)
    remember(key, static_cast<double>(value));
  else if (read || !node)
    choices_.emplace_back(key, spec.choices[static_cast<std::size_t>(value)]);
}

std::optional<std::int64_t> Reader::read_choice(const Node& node, const Path& path,
                                                const Spec& spec) {
  const std::optional<std::string_view> name = node.as_string();
  if (!name) {
    wrong_type(node, path, "not_text");
    return std::nullopt;
  }
  const auto found = std::ranges::find(spec.choices, *name);
  if (found != spec.choices.end()) return found - spec.choices.begin();
  const std::vector<std::string> choices(spec.choices.begin(), spec.choices.end());
  findings_.error(node.at(), path, "unknown_choice",
                  {{"value", excerpt(node)}, {"choices", listed(choices)}},
                  nearest(*name, choices));
  return std::nullopt;
}

void Reader::read(std::string_view key, double& value, const Spec& spec) {
  value = spec.real_range.initial;
  if (const Node* node = take(key))
    value = read_real({*node, below(key), findings_}, spec.real_range, spec.field.unit)
                .value_or(spec.real_range.initial);
  remember(key, value);
}

void Reader::read(std::string_view key, Date& value, const Spec& spec) {
  value = Date{};
  if (const Node* node = take(key, spec))
    value = read_date({*node, below(key), findings_}).value_or(Date{});
  if (value.known()) remember(key, value.days);
}

void Reader::read(std::string_view key, std::string& value, const Spec& spec) {
  value.clear();
  const Node* node = take(key, spec);
  if (!node) return;
  const Path path = below(key);
  const bool is_id = key == "id";
  const auto read = read_string({*node, path, findings_}, is_id, spec);
  if (!read) return;
  value = *read;
  if (spec.type == ParameterType::reference)
    references_.use(spec.to, value, node->at(), path);
  else if (is_id)
    declare_record(references_, record_kind_, value);
}

std::optional<std::string> Reader::read_string(const ValueSite& site, bool is_id,
                                               const Spec& spec) {
  if (spec.type == ParameterType::reference) return read_reference(site, max_reference_bytes);
  auto read = is_id ? read_id(site, spec.max_size) : read_text(site, spec.max_size);
  if (read && read->empty() && spec.required) {
    site.error("empty_text");
    return std::nullopt;
  }
  return read;
}

void Reader::read(std::string_view key, std::vector<std::string>& ids, const Spec& spec) {
  ids.clear();
  const Node* list = take_list(key, max_references);
  if (!list) return;
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const Node& item = *list->items()[i];
    const Path path = below(key) / i;
    const auto read = read_reference({item, path, findings_}, max_reference_bytes);
    if (!read) continue;
    if (std::find(ids.begin(), ids.end(), *read) != ids.end())
      findings_.error(item.at(), path, "named_twice", {{"id", excerpt(item)}});
    ids.push_back(*read);
    references_.use(spec.to, *read, item.at(), path);
  }
}

void Reader::read(std::string_view key, std::vector<std::int64_t>& values, const Spec& spec) {
  values.clear();
  const Node* list = take_list(key, spec.max_size);
  if (!list) return;
  for (std::size_t i = 0; i < list->items().size(); ++i)
    values.push_back(
        read_number({*list->items()[i], below(key) / i, findings_}, form_of(spec), spec.range)
            .value_or(spec.range.initial));
}

void Reader::read(std::string_view key, std::vector<Date>& values, const Spec& spec) {
  values.clear();
  const Node* list = take_list(key, spec.max_size);
  if (!list) return;
  for (std::size_t i = 0; i < list->items().size(); ++i)
    if (const auto read = read_date({*list->items()[i], below(key) / i, findings_})) {
      values.push_back(*read);
      references_.use_date(*read, list->items()[i]->at(), below(key) / i);
    }
}

void Reader::read(std::string_view key, const engine::NestedRecord& record, const Spec& spec) {
  const Node* node = take(key);
  NodePtr both; // keeps what one text for both languages stands for
  if (node && spec.record_kind == localized_text_kind && !node->is(NodeKind::object))
    node = (both = in_both_languages({*node, below(key), findings_})).get();
  Reader inner(node, node ? node->at() : at_, below(key), spec.record_kind, findings_, references_);
  inner.faulty_ = inner.faulty_ || faulty_;
  record.visit(inner);
  inner.finish();
}

void Reader::read(std::string_view key, const engine::RecordList& list, const Spec& spec) {
  const Node* node = take_list(key, spec.max_size);
  list.resize(0);
  if (!node) return;
  list.resize(node->items().size());
  for (std::size_t i = 0; i < node->items().size(); ++i) {
    const Node& item = *node->items()[i];
    Reader inner(&item, item.at(), below(key) / i, spec.record_kind, findings_, references_);
    list.visit(inner, i);
    inner.finish();
  }
  report_duplicate_ids(*node, below(key));
}

void Reader::report_duplicate_ids(const Node& list, const Path& path) {
  std::map<std::string_view, int> lines;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Node* id = list.items()[i]->find("id");
    const auto text = id ? id->as_string() : std::nullopt;
    if (!text) continue;
    const auto [first, is_new] = lines.emplace(*text, id->at().line);
    if (!is_new)
      findings_.error(id->at(), path / i / "id", "duplicate_id",
                      {{"id", excerpt(*id)}, {"line", std::to_string(first->second)}});
  }
}

} // namespace pondlab::scenario
