#include "scenario/parameters/reader.hpp"

#include "scenario/json/limits.hpp"
#include "scenario/parameters/values.hpp"

#include <algorithm>
#include <map>

namespace pondlab::scenario {

using engine::Date;
using engine::Field;
using engine::Range;
using engine::Reference;

namespace {

Range<std::int64_t> widened(Range<std::int32_t> range) {
  return {range.initial, range.min, range.max};
}

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

const Node* Reader::take(std::string_view key) {
  known_.emplace_back(key);
  return node_ ? node_->find(key) : nullptr;
}

const Node* Reader::take_required(std::string_view key) {
  const Node* value = take(key);
  if (!value && !faulty_) findings_.error(at_, path_, "missing_key", {{"key", std::string(key)}});
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

void Reader::boolean(std::string_view key, bool& value, bool initial, const Field&) {
  value = initial;
  const Node* node = take(key);
  if (!node) return;
  if (const auto read = node->as_boolean())
    value = *read;
  else
    wrong_type(*node, below(key), "not_a_boolean");
}

void Reader::count(std::string_view key, std::int64_t& value, Range<std::int64_t> range,
                   const Field& field) {
  value = range.initial;
  NumberForm form = count_form;
  form.unit = field.unit;
  if (const Node* node = take(key))
    value = read_number({*node, below(key), findings_}, form, range).value_or(range.initial);
  remember(key, static_cast<double>(value));
}

void Reader::money(std::string_view key, std::int64_t& value, Range<std::int64_t> range,
                   const Field&) {
  value = range.initial;
  if (const Node* node = take(key))
    value = read_number({*node, below(key), findings_}, money_form, range).value_or(range.initial);
  remember(key, static_cast<double>(value));
}

void Reader::rate(std::string_view key, std::int32_t& value, Range<std::int32_t> range,
                  const Field&) {
  value = range.initial;
  if (const Node* node = take(key))
    value = static_cast<std::int32_t>(
        read_number({*node, below(key), findings_}, rate_form, widened(range))
            .value_or(range.initial));
  remember(key, value);
}

void Reader::real(std::string_view key, double& value, Range<double> range, const Field& field) {
  value = range.initial;
  if (const Node* node = take(key))
    value = read_real({*node, below(key), findings_}, range, field.unit).value_or(range.initial);
  remember(key, value);
}

void Reader::date(std::string_view key, Date& value, bool optional, const Field&) {
  value = Date{};
  if (const Node* node = optional ? take(key) : take_required(key))
    value = read_date({*node, below(key), findings_}).value_or(Date{});
  if (value.known()) remember(key, value.days);
}

void Reader::duration(std::string_view key, std::int32_t& days, Range<std::int32_t> range,
                      const Field&) {
  days = range.initial;
  if (const Node* node = take(key))
    days = static_cast<std::int32_t>(
        read_number({*node, below(key), findings_}, day_form, widened(range))
            .value_or(range.initial));
  remember(key, days);
}

void Reader::choice(std::string_view key, int& value, int initial,
                    const std::vector<std::string_view>& names, const Field&) {
  value = initial;
  const Node* node = take(key);
  if (!node) return;
  const std::optional<std::string_view> name = node->as_string();
  if (!name) return wrong_type(*node, below(key), "not_text");
  const auto found = std::find(names.begin(), names.end(), *name);
  if (found != names.end()) {
    value = static_cast<int>(found - names.begin());
    return;
  }
  const std::vector<std::string> choices(names.begin(), names.end());
  findings_.error(node->at(), below(key), "unknown_choice",
                  {{"value", excerpt(*node)}, {"choices", listed(choices)}},
                  nearest(*name, choices));
}

void Reader::reference(std::string_view key, std::string& id, Reference to, bool optional,
                       const Field&) {
  id.clear();
  const Node* node = optional ? take(key) : take_required(key);
  if (!node) return;
  const Path path = below(key);
  if (const auto read = read_reference({*node, path, findings_}, 200)) {
    id = *read;
    references_.use(to, id, node->at(), path);
  }
}

void Reader::references(std::string_view key, std::vector<std::string>& ids, Reference to,
                        const Field&) {
  ids.clear();
  const Node* list = take_list(key, 1'000);
  if (!list) return;
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const Node& item = *list->items()[i];
    const Path path = below(key) / i;
    const auto read = read_reference({item, path, findings_}, 200);
    if (!read) continue;
    if (std::find(ids.begin(), ids.end(), *read) != ids.end())
      findings_.error(item.at(), path, "named_twice", {{"id", excerpt(item)}});
    ids.push_back(*read);
    references_.use(to, *read, item.at(), path);
  }
}

void Reader::text(std::string_view key, std::string& value, std::size_t max_bytes, bool optional,
                  const Field&) {
  value.clear();
  const Node* node = optional ? take(key) : take_required(key);
  if (!node) return;
  const Path path = below(key);
  const ValueSite site{*node, path, findings_};
  const bool is_id = key == "id";
  const auto read = is_id ? read_id(site, max_bytes) : read_text(site, max_bytes);
  if (!read) return;
  if (read->empty() && !optional) return site.error("empty_text");
  value = *read;
  if (is_id) declare_record(references_, record_kind_, value);
}

void Reader::counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t max_size,
                    Range<std::int64_t> range, const Field& field) {
  values.clear();
  const Node* list = take_list(key, max_size);
  if (!list) return;
  NumberForm form = count_form;
  form.unit = field.unit;
  for (std::size_t i = 0; i < list->items().size(); ++i)
    values.push_back(read_number({*list->items()[i], below(key) / i, findings_}, form, range)
                         .value_or(range.initial));
}

void Reader::dates(std::string_view key, std::vector<Date>& values, std::size_t max_size,
                   const Field&) {
  values.clear();
  const Node* list = take_list(key, max_size);
  if (!list) return;
  for (std::size_t i = 0; i < list->items().size(); ++i)
    if (const auto read = read_date({*list->items()[i], below(key) / i, findings_})) {
      values.push_back(*read);
      references_.use_date(*read, list->items()[i]->at(), below(key) / i);
    }
}

void Reader::record(std::string_view key, std::string_view kind,
                    const std::function<void(engine::ParameterVisitor&)>& visit) {
  const Node* node = take(key);
  Reader inner(node, node ? node->at() : at_, below(key), kind, findings_, references_);
  inner.faulty_ = inner.faulty_ || faulty_;
  visit(inner);
  inner.finish();
}

void Reader::list(std::string_view key, std::string_view kind, const engine::RecordList& list,
                  std::size_t max_size) {
  const Node* node = take_list(key, max_size);
  list.resize(0);
  if (!node) return;
  list.resize(node->items().size());
  for (std::size_t i = 0; i < node->items().size(); ++i) {
    const Node& item = *node->items()[i];
    Reader inner(&item, item.at(), below(key) / i, kind, findings_, references_);
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
