#include "scenario/edit/strategy_list.hpp"

#include "scenario/file/strategy.hpp"
#include "scenario/json/edit.hpp"

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

/// What makes the base into `strategy`.
std::vector<Member> changes_of(const Node& root, std::string_view strategy) {
  std::vector<Member> changes;
  if (const Node* own = own_strategy(root, strategy)) {
    for (const Member& member : own->members())
      if (member.key != "name" && member.key != "summary" && member.key != "note")
        changes.push_back(member);
  } else if (strategy == none_strategy && root.find("campaign")) {
    changes.push_back({"campaign", {}, Node::null()});
  }
  return changes;
}

} // namespace

AddedStrategy with_copy_of(const NodePtr& root, std::string_view strategy, std::string_view name) {
  std::vector<Member> members{{"name", {}, Node::string(std::string(name))}};
  for (Member& change : changes_of(*root, strategy)) members.push_back(std::move(change));
  std::string id = free_id(*root);
  NodePtr added = with_value(root, list / id, Node::object(std::move(members)));
  return {std::move(added), std::move(id)};
}

NodePtr with_strategy_name(const NodePtr& root, std::string_view strategy, std::string_view name,
                           Language language) {
  const Node* own = own_strategy(*root, strategy);
  if (!own || name.empty()) return nullptr;
  const Path place = list / strategy / "name";
  const Node* old = own->find("name");
  const NodePtr words = Node::string(std::string(name));
  if (!old || !old->is(NodeKind::object)) return with_value(root, place, words);
  return with_value(root, place / (language == Language::zh ? "zh" : "en"), words);
}

NodePtr without_strategy(const NodePtr& root, std::string_view strategy) {
  if (!own_strategy(*root, strategy)) return nullptr;
  const NodePtr rest = without(root, list / strategy);
  const Node* left = rest ? rest->find("strategies") : nullptr;
  return left && left->members().empty() ? without(rest, list) : rest;
}

} // namespace pondlab::scenario
