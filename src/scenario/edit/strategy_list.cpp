#include "scenario/edit/strategy_list.hpp"

#include "scenario/file/strategy.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <utility>

namespace pondlab::scenario {
namespace {

const Path list = Path() / "strategies";

const Node* own_strategy(const Node& root, std::string_view strategy) {
  const Node* own = find(root, list / strategy);
  return own && own->is(NodeKind::object) ? own : nullptr;
}

/// "plan_2", or the next that nobody has: `base` is the first.
std::string free_id(const Node& root) {
  for (int number = 2;; ++number) {
    std::string id = "plan_" + std::to_string(number);
    if (!find(root, list / id)) return id;
  }
}

/// A patch without what a strategy says of itself.
std::vector<Member> changes_in(const Node& patch) {
  std::vector<Member> changes;
  for (const Member& member : patch.members())
    if (!describes_itself(member.key)) changes.push_back(member);
  return changes;
}

/// What makes the base into `strategy`.
std::vector<Member> changes_of(const Node& root, std::string_view strategy) {
  if (const Node* own = own_strategy(root, strategy)) return changes_in(*own);
  if (strategy == none_strategy && root.find("campaign")) return {{"campaign", {}, Node::null()}};
  return {};
}

AddedStrategy added(const NodePtr& root, std::vector<Member> changes, std::string_view name) {
  changes.insert(changes.begin(), {"name", {}, Node::string(std::string(name))});
  std::string id = free_id(*root);
  NodePtr with_it = with_value(root, list / id, Node::object(std::move(changes)));
  return {std::move(with_it), std::move(id)};
}

} // namespace

AddedStrategy with_copy_of(const NodePtr& root, std::string_view strategy, std::string_view name) {
  return added(root, changes_of(*root, strategy), name);
}

AddedStrategy with_strategy(const NodePtr& root, const Node& patch, std::string_view name) {
  return added(root, changes_in(patch), name);
}

std::string strategy_with(const Node& root, const Node& patch) {
  const NodePtr wanted = Node::object(changes_in(patch));
  const Node* strategies = root.find("strategies");
  if (!strategies) return {};
  for (const Member& member : strategies->members())
    if (same_content(*Node::object(changes_in(*member.value)), *wanted)) return member.key;
  return {};
}

NodePtr with_strategy_name(const NodePtr& root, std::string_view strategy, std::string_view name,
                           Language language) {
  const Node* own = own_strategy(*root, strategy);
  const bool is_base = strategy == base_strategy && root->find("campaign");
  if (!(own || is_base) || name.empty()) return nullptr;
  const Node* old = own ? own->find("name") : nullptr;
  return with_value(root, list / strategy / "name", with_words(old, language, name));
}

NodePtr without_strategy(const NodePtr& root, std::string_view strategy) {
  if (strategy == base_strategy || !own_strategy(*root, strategy)) return nullptr;
  const NodePtr rest = without(root, list / strategy);
  const Node* left = rest ? rest->find("strategies") : nullptr;
  return left && left->members().empty() ? without(rest, list) : rest;
}

} // namespace pondlab::scenario
