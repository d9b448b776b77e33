#include "scenario/edit/strategy_edit.hpp"

#include "scenario/file/strategy.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/merge_patch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace pondlab::scenario {
namespace {

Path patch_at(std::string_view strategy) { return Path() / "strategies" / strategy; }

/// The way to the value itself, or to the outermost list around it: lists are patched whole.
Path patchable(const Path& path) {
  Path place;
  for (const Step& step : path.steps()) {
    const auto* key = std::get_if<std::string>(&step);
    if (!key) break;
    place = place / *key;
  }
  return place;
}

/// Takes the value at `place` out of the patch at `head`, and what holds nothing any more, unless
/// that, being empty, adds an object which the base does not have.
NodePtr without_change(NodePtr root, const Path& head, Path place) {
  while (!place.is_root()) {
    if (const NodePtr rest = without(root, head.joined(place))) root = rest;
    place = place.parent();
    const Node* holder = find(*root, head.joined(place));
    const Node* in_base = find(*root, place);
    if (!holder || !holder->members().empty() || !in_base || !in_base->is(NodeKind::object)) break;
  }
  return root;
}

/// The document with the patch at `head` such that the value at `place` becomes `wanted`.
NodePtr with_change(const NodePtr& root, const Path& head, const Path& place,
                    const NodePtr& wanted) {
  const NodePtr old = find_shared(root, place);
  if (!wanted)
    return old ? with_value(root, head.joined(place), Node::null())
               : without_change(root, head, place);
  const NodePtr change = merge_patch_between(old, wanted);
  return change ? with_value(root, head.joined(place), change) : without_change(root, head, place);
}

NodePtr changed_at(const NodePtr& root, const Path& path, const NodePtr& value) {
  return value ? with_value(root, path, value) : without(root, path);
}

/// Takes the value at `path` out of the base. Strategies that change a part of it have it whole
/// from then on, as they had it before.
NodePtr without_in_base(NodePtr root, const Path& path) {
  const Node* strategies = root->find("strategies");
  std::vector<std::string> ids;
  if (strategies)
    for (const Member& member : strategies->members()) ids.push_back(member.key);
  NodePtr rest = without(root, path);
  for (const std::string& id : ids) {
    const Path own = patch_at(id).joined(path);
    const Node* change = find(*root, own);
    if (rest && change && change->is(NodeKind::object))
      rest = with_value(rest, own, find_shared(root_under(root, id), path));
  }
  return rest;
}

NodePtr changed_in_base(const NodePtr& root, const Path& path, const NodePtr& value) {
  return value ? with_value(root, path, value) : without_in_base(root, path);
}

/// Whether a change of `path` under `strategy` is one of the base: it is the only place for it.
bool changes_base(const NodePtr& root, std::string_view strategy, const Path& path) {
  const Node* own = strategy == base_strategy ? nullptr : find(*root, patch_at(strategy));
  if (!own || !own->is(NodeKind::object) || path.is_root()) return true;
  const auto* key = std::get_if<std::string>(&path.steps().front());
  return !key || is_fixed(*key);
}

} // namespace

ChangedDocument change_under(const NodePtr& root, std::string_view strategy, const Path& path,
                             const NodePtr& value, ChangeFor whom) {
  if (changes_base(root, strategy, path)) return {changed_in_base(root, path, value), path};
  const NodePtr merged = changed_at(root_under(root, strategy), path, value);
  if (!merged) return {};
  const Path place = patchable(path);
  const NodePtr wanted = find_shared(merged, place);
  const Path head = patch_at(strategy);
  if (whom == ChangeFor::all && find(*root, place.parent())) {
    const NodePtr freed = without_change(root, head, place);
    const bool changes = wanted || find(*root, place);
    return {changes ? changed_in_base(freed, place, wanted) : freed, place};
  }
  return {with_change(root, head, place, wanted), head.joined(place)};
}

ChangedDocument change_like_base(const NodePtr& root, std::string_view strategy, const Path& path) {
  const Path head = patch_at(strategy);
  const Path place = patchable(path);
  if (changes_base(root, strategy, path) || !find(*root, head.joined(place))) return {};
  return {without_change(root, head, place), head.joined(place)};
}

} // namespace pondlab::scenario
