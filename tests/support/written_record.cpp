#include "support/written_record.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/parameters/condition.hpp"
#include "scenario/parameters/description.hpp"

#include <string>
#include <variant>

namespace pondlab::tests {

using engine::Spec;
using scenario::Node;
using scenario::NodePtr;

namespace {

// Null for what is left out.

NodePtr node_of(bool value, const Spec&) { return Node::boolean(value); }
NodePtr node_of(double value, const Spec&) { return Node::real(value); }

NodePtr node_of(std::int64_t value, const Spec& spec) {
  return Node::number(scenario::decimal_text(value, scenario::decimals_of(spec.type).value_or(0)));
}

NodePtr node_of(std::int32_t value, const Spec& spec) {
  if (spec.type == engine::ParameterType::choice)
    return Node::string(std::string(spec.choices[static_cast<std::size_t>(value)]));
  return node_of(std::int64_t{value}, spec);
}

NodePtr node_of(engine::Date value, const Spec&) {
  return value.known() ? Node::string(engine::to_text(value)) : nullptr;
}

NodePtr node_of(const std::string& value, const Spec&) {
  return value.empty() ? nullptr : Node::string(value);
}

template <class T>
NodePtr node_of(const std::vector<T>& values, const Spec& spec) {
  std::vector<NodePtr> items;
  for (const T& value : values) items.push_back(node_of(value, spec));
  return items.empty() ? nullptr : Node::array(std::move(items));
}

NodePtr node_of(const engine::NestedRecord& record, const Spec&) {
  RecordWriter inner;
  record.visit(inner);
  return inner.object();
}

NodePtr node_of(const engine::RecordList& list, const Spec&) {
  std::vector<NodePtr> items;
  for (std::size_t i = 0; i < list.size(); ++i) {
    RecordWriter inner;
    list.visit(inner, i);
    items.push_back(inner.object());
  }
  return Node::array(std::move(items));
}

} // namespace

void RecordWriter::field(std::string_view key, const engine::ValueRef& value, const Spec& spec) {
  const std::string_view when = spec.field.when;
  if (!when.empty() && !scenario::condition_of(when).holds_in(object().get())) return;
  NodePtr node = std::visit([&](const auto* of) { return node_of(*of, spec); }, value);
  if (node) members_.push_back({std::string(key), {}, std::move(node)});
}

} // namespace pondlab::tests
