#include "scenario/json/merge_patch.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

bool says_the_same(const Node& a, const Node& b) {
  if (a.is(NodeKind::number) && b.is(NodeKind::number)) return a.as_real() == b.as_real();
  if (!a.is(NodeKind::array) || !b.is(NodeKind::array)) return same_content(a, b);
  return std::ranges::equal(a.items(), b.items(), [](const NodePtr& left, const NodePtr& right) {
    return merge_patch_between(left, right) == nullptr;
  });
}

} // namespace

NodePtr apply_merge_patch(const NodePtr& target, const NodePtr& patch) {
  if (!patch->is(NodeKind::object)) return patch;
  std::vector<Member> members;
  if (target) members = target->members(); // none when the target is no object: then it is replaced
  for (const Member& change : patch->members()) {
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const Member& m) { return m.key == change.key; });
    if (change.value->is(NodeKind::null)) {
      if (member != members.end()) members.erase(member);
    } else if (member == members.end()) {
      members.push_back({change.key, change.key_at, apply_merge_patch(nullptr, change.value)});
    } else {
      member->key_at = change.key_at;
      member->value = apply_merge_patch(member->value, change.value);
    }
  }
  return Node::object(std::move(members), patch->at());
}

NodePtr merge_patch_between(const NodePtr& from, const NodePtr& to) {
  if (!from) return to;
  if (!from->is(NodeKind::object) || !to->is(NodeKind::object))
    return says_the_same(*from, *to) ? nullptr : to;
  std::vector<Member> changes;
  for (const Member& member : to->members()) {
    const Member* old = from->member(member.key);
    if (NodePtr change = merge_patch_between(old ? old->value : nullptr, member.value))
      changes.push_back({member.key, member.key_at, std::move(change)});
  }
  for (const Member& member : from->members())
    if (!to->find(member.key)) changes.push_back({member.key, {}, Node::null()});
  return changes.empty() ? nullptr : Node::object(std::move(changes), to->at());
}

} // namespace pondlab::scenario
