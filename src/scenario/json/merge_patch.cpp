#include "scenario/json/merge_patch.hpp"

#include <algorithm>

namespace pondlab::scenario {

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

} // namespace pondlab::scenario
