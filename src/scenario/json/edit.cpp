#include "scenario/json/edit.hpp"

#include "scenario/json/limits.hpp"

#include <algorithm>
#include <functional>

namespace pondlab::scenario {
namespace {

/// Changes a container's children; returns false where it cannot.
using ChangeItems = std::function<bool(std::vector<NodePtr>&, std::size_t)>;
using ChangeMembers = std::function<bool(std::vector<Member>&, const std::string&)>;

std::vector<Member>::iterator member_at(std::vector<Member>& members, std::string_view key) {
  return std::find_if(members.begin(), members.end(),
                      [&](const Member& member) { return member.key == key; });
}

NodePtr changed_items(const Node& node, const std::function<bool(std::vector<NodePtr>&)>& change) {
  std::vector<NodePtr> items = node.items();
  return change(items) ? Node::array(std::move(items), node.at()) : nullptr;
}

NodePtr changed_members(const Node& node, const std::function<bool(std::vector<Member>&)>& change) {
  std::vector<Member> members = node.members();
  return change(members) ? Node::object(std::move(members), node.at()) : nullptr;
}

/// Rebuilds the containers from the root down to the parent of `path`'s end; the last step is left
/// to `items` or `members`. `make_missing`: objects that are not there are made on the way.
NodePtr rebuilt(const NodePtr& node, const Path& path, std::size_t depth, bool make_missing,
                const ChangeItems& items, const ChangeMembers& members) {
  const Step& step = path.steps()[depth];
  const bool last = depth + 1 == path.size();
  const auto below = [&](const NodePtr& child) {
    return rebuilt(child, path, depth + 1, make_missing, items, members);
  };
  if (const auto* index = std::get_if<std::size_t>(&step)) {
    if (!node->is(NodeKind::array)) return nullptr;
    return changed_items(*node, [&](std::vector<NodePtr>& children) {
      if (last) return items(children, *index);
      if (*index >= children.size()) return false;
      return (children[*index] = below(children[*index])) != nullptr;
    });
  }
  if (!node->is(NodeKind::object)) return nullptr;
  const auto& key = std::get<std::string>(step);
  return changed_members(*node, [&](std::vector<Member>& children) {
    if (last) return members(children, key);
    auto child = member_at(children, key);
    if (child == children.end()) {
      if (!make_missing) return false;
      child = children.insert(child, {key, {}, Node::object()});
    }
    return (child->value = below(child->value)) != nullptr;
  });
}

} // namespace

const Node* find(const Node& root, const Path& path) {
  const Node* node = &root;
  for (const Step& step : path.steps()) {
    if (const auto* index = std::get_if<std::size_t>(&step))
      node = *index < node->items().size() ? node->items()[*index].get() : nullptr;
    else
      node = node->find(std::get<std::string>(step));
    if (!node) return nullptr;
  }
  return node;
}

NodePtr find_shared(const NodePtr& root, const Path& path) {
  NodePtr node = root;
  for (const Step& step : path.steps()) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      node = *index < node->items().size() ? node->items()[*index] : nullptr;
    } else {
      const Member* member = node->member(std::get<std::string>(step));
      node = member ? member->value : nullptr;
    }
    if (!node) return nullptr;
  }
  return node;
}

NodePtr with_value(const NodePtr& root, const Path& path, NodePtr value) {
  if (path.is_root()) return value;
  return rebuilt(
      root, path, 0, true,
      [&](std::vector<NodePtr>& items, std::size_t index) {
        if (index > items.size()) return false;
        if (index == items.size())
          items.push_back(value);
        else
          items[index] = value;
        return items.size() <= max_array_items;
      },
      [&](std::vector<Member>& members, const std::string& key) {
        const auto member = member_at(members, key);
        if (member != members.end())
          member->value = value;
        else
          members.push_back({key, {}, value});
        return members.size() <= max_object_members;
      });
}

NodePtr with_inserted(const NodePtr& root, const Path& path, NodePtr value) {
  if (path.is_root()) return nullptr;
  return rebuilt(
      root, path, 0, false,
      [&](std::vector<NodePtr>& items, std::size_t index) {
        if (index > items.size()) return false;
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(index), value);
        return items.size() <= max_array_items;
      },
      [](std::vector<Member>&, const std::string&) { return false; });
}

NodePtr without(const NodePtr& root, const Path& path) {
  if (path.is_root()) return nullptr;
  return rebuilt(
      root, path, 0, false,
      [](std::vector<NodePtr>& items, std::size_t index) {
        if (index >= items.size()) return false;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
        return true;
      },
      [](std::vector<Member>& members, const std::string& key) {
        const auto member = member_at(members, key);
        if (member == members.end()) return false;
        members.erase(member);
        return true;
      });
}

NodePtr with_renamed(const NodePtr& root, const Path& path, std::string key) {
  if (path.is_root() || key.size() > max_key_bytes) return nullptr;
  return rebuilt(
      root, path, 0, false, [](std::vector<NodePtr>&, std::size_t) { return false; },
      [&](std::vector<Member>& members, const std::string& old) {
        const auto member = member_at(members, old);
        if (member == members.end() || member_at(members, key) != members.end()) return false;
        member->key = key;
        return true;
      });
}

} // namespace pondlab::scenario
