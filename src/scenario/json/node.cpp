#include "scenario/json/node.hpp"

#include "base/utf8.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>

namespace pondlab::scenario {

Node::Node(NodeKind kind, Content content, TextSpan at)
    : content_(std::move(content)), at_(at), kind_(kind) {
  std::size_t count = 1;
  std::size_t below = 0;
  const auto add = [&](const Node& child) {
    count += child.node_count();
    below = std::max(below, child.depth());
  };
  for (const NodePtr& item : items()) add(*item);
  for (const Member& member : members()) add(*member.value);
  node_count_ = static_cast<std::uint32_t>(std::min<std::size_t>(count, UINT32_MAX));
  depth_ = static_cast<std::uint16_t>(std::min<std::size_t>(below + 1, UINT16_MAX));
}

NodePtr Node::make(NodeKind kind, Content content, TextSpan at) {
  return NodePtr(new Node(kind, std::move(content), at));
}

NodePtr Node::null(TextSpan at) { return make(NodeKind::null, std::monostate{}, at); }
NodePtr Node::boolean(bool value, TextSpan at) { return make(NodeKind::boolean, value, at); }
NodePtr Node::number(std::string text, TextSpan at) {
  return make(NodeKind::number, std::move(text), at);
}
NodePtr Node::integer(std::int64_t value) { return number(std::to_string(value)); }
NodePtr Node::real(double value) { return number(real_text(value)); }
NodePtr Node::string(std::string value, TextSpan at) {
  return make(NodeKind::string, std::move(value), at);
}
NodePtr Node::array(std::vector<NodePtr> items, TextSpan at) {
  return make(NodeKind::array, std::move(items), at);
}
NodePtr Node::object(std::vector<Member> members, TextSpan at) {
  return make(NodeKind::object, std::move(members), at);
}

std::optional<bool> Node::as_boolean() const {
  if (const bool* value = std::get_if<bool>(&content_)) return *value;
  return std::nullopt;
}

std::optional<std::int64_t> Node::as_integer() const {
  if (!is(NodeKind::number)) return std::nullopt;
  const Decimal decimal = read_decimal(number_text(), 0);
  if (decimal.fault != Decimal::Fault::none) return std::nullopt;
  return decimal.scaled;
}

std::optional<double> Node::as_real() const {
  if (!is(NodeKind::number)) return std::nullopt;
  return read_real(number_text());
}

std::optional<std::string_view> Node::as_string() const {
  if (!is(NodeKind::string)) return std::nullopt;
  return std::get<std::string>(content_);
}

std::string_view Node::number_text() const {
  if (!is(NodeKind::number)) return {};
  return std::get<std::string>(content_);
}

const std::vector<NodePtr>& Node::items() const {
  static const std::vector<NodePtr> none;
  const auto* items = std::get_if<std::vector<NodePtr>>(&content_);
  return items ? *items : none;
}

const std::vector<Member>& Node::members() const {
  static const std::vector<Member> none;
  const auto* members = std::get_if<std::vector<Member>>(&content_);
  return members ? *members : none;
}

const Member* Node::member(std::string_view key) const {
  for (const Member& member : members())
    if (member.key == key) return &member;
  return nullptr;
}

const Node* Node::find(std::string_view key) const {
  const Member* found = member(key);
  return found ? found->value.get() : nullptr;
}

bool same_content(const Node& a, const Node& b) {
  if (&a == &b) return true;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
  case NodeKind::null:
    return true;
  case NodeKind::boolean:
    return a.as_boolean() == b.as_boolean();
  case NodeKind::number:
    return a.number_text() == b.number_text();
  case NodeKind::string:
    return a.as_string() == b.as_string();
  case NodeKind::array:
    return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                      [](const NodePtr& x, const NodePtr& y) { return same_content(*x, *y); });
  case NodeKind::object:
    return std::equal(a.members().begin(), a.members().end(), b.members().begin(),
                      b.members().end(), [](const Member& x, const Member& y) {
                        return x.key == y.key && same_content(*x.value, *y.value);
                      });
  }
  return false;
}

std::string excerpt(const Node& node) {
  switch (node.kind()) {
  case NodeKind::null:
    return "null";
  case NodeKind::boolean:
    return *node.as_boolean() ? "true" : "false";
  case NodeKind::number:
    return std::string(node.number_text());
  case NodeKind::string:
    return excerpt(*node.as_string());
  case NodeKind::array:
    return node.items().empty() ? "[]" : "[…]";
  case NodeKind::object:
    return node.members().empty() ? "{}" : "{…}";
  }
  return {};
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t end = 0;
  std::size_t points = 0;
  for (; end < text.size() && points < longest; ++points)
    end += code_point_at(text, end).bytes.size();
  std::string shortened(text.substr(0, end));
  if (end < text.size()) shortened += "…";
  return scenario::json_string(shortened);
}

} // namespace pondlab::scenario
