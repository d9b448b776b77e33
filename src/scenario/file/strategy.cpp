#include "scenario/file/strategy.hpp"

#include "scenario/json/edit.hpp"
#include "scenario/json/merge_patch.hpp"
#include "scenario/parameters/reader.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

/// What a strategy changes: without what cannot be changed, and what describes itself.
NodePtr patch_of(const Node& strategy) {
  std::vector<Member> members;
  for (const Member& member : strategy.members())
    if (!is_fixed(member.key) && !describes_itself(member.key)) members.push_back(member);
  return Node::object(std::move(members), strategy.at());
}

NodePtr without_campaign(const NodePtr& root) {
  const NodePtr rest = without(root, Path() / "campaign");
  return rest ? rest : root;
}

/// Whether two findings say the same of the same value, wherever it stands.
bool same_finding(const Diagnostic& a, const Diagnostic& b) {
  return a.path == b.path && a.key == b.key &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                    [](const TextArgument& x, const TextArgument& y) {
                      return x.name == y.name && x.value == y.value;
                    });
}

/// null must remove something: elsewhere it is a key written wrong.
void check_removals(const Node& patch, const Node* target, const Path& path, Findings& findings) {
  for (const Member& change : patch.members()) {
    const Node* old = target ? target->find(change.key) : nullptr;
    const Path below = path / change.key;
    if (change.value->is(NodeKind::object)) {
      check_removals(*change.value, old, below, findings);
    } else if (change.value->is(NodeKind::null) && !old) {
      std::vector<std::string> keys;
      if (target)
        for (const Member& member : target->members()) keys.push_back(member.key);
      findings.error(change.key_at, below, "nothing_to_remove",
                     {{"key", excerpt(std::string_view(change.key))}},
                     findings.full() ? std::string() : nearest(change.key, keys));
    }
  }
}

void check_fixed_keys(const Node& node, const Path& path, Findings& findings) {
  for (const Member& member : node.members())
    if (!describes_itself(member.key) && is_fixed(member.key))
      findings.error(member.key_at, path / member.key, "fixed_key", {{"key", member.key}});
}

/// The place of a value of the merged tree in the patch, or of the nearest container above it.
TextSpan place_in_patch(const Node& patch, Path path) {
  const Node* found = find(patch, path);
  while (!found) {
    path = path.parent();
    found = find(patch, path);
  }
  return found->at();
}

/// Moves a finding about the merged tree into the strategy's lines and under its path.
Diagnostic moved(Diagnostic finding, const Node& patch, const Path& head) {
  const Path path = Path::parse(finding.path).value_or(Path());
  if (!find(patch, path)) {
    const TextSpan at = place_in_patch(patch, path);
    finding.at.line = at.line;
    finding.at.column = at.column;
  }
  finding.path = head.joined(path).text();
  return finding;
}

} // namespace

bool describes_itself(std::string_view key) {
  return key == "name" || key == "summary" || key == "note";
}

bool describe_strategy(const Node& node, const Path& path, Strategy& strategy, Findings& findings) {
  if (!node.is(NodeKind::object)) {
    findings.error(node.at(), path, "not_an_object", {{"found", excerpt(node)}});
    return false;
  }
  References unused;
  Reader reader(&node, node.at(), path, "strategy", findings, unused);
  engine::visit_record(reader, "name", engine::localized_text_kind, strategy.name);
  engine::visit_record(reader, "summary", engine::localized_text_kind, strategy.summary);
  return true;
}

bool is_fixed(std::string_view key) {
  const auto& header = header_keys();
  return key == "horizon" || std::find(header.begin(), header.end(), key) != header.end();
}

std::vector<NamedSegment> named_segments(const engine::Setup& setup) {
  std::vector<NamedSegment> segments;
  for (const engine::Segment& segment : setup.segments)
    segments.push_back({segment.id, segment.name});
  return segments;
}

NodePtr root_under(const NodePtr& root, std::string_view strategy) {
  if (strategy == none_strategy) return without_campaign(root);
  if (strategy == base_strategy) return root;
  const Node* strategies = root->find("strategies");
  const Node* own = strategies ? strategies->find(strategy) : nullptr;
  return own && own->is(NodeKind::object) ? apply_merge_patch(root, patch_of(*own)) : root;
}

NodePtr merged_root(const NodePtr& root, const Strategy& strategy) {
  if (strategy.id == none_strategy) return without_campaign(root);
  return strategy.patch ? apply_merge_patch(root, strategy.patch) : root;
}

Strategy read_strategy(const Member& member, const NodePtr& root, const Diagnostics& base_findings,
                       std::string_view file, Diagnostics& findings) {
  const Path head = Path() / "strategies" / member.key;
  Strategy strategy;
  strategy.id = member.key;
  Findings own{std::string(file)};
  strategy.patch = Node::object();
  if (describe_strategy(*member.value, head, strategy, own)) {
    check_fixed_keys(*member.value, head, own);
    strategy.patch = patch_of(*member.value);
    check_removals(*strategy.patch, root.get(), head, own);
  }
  for (Diagnostic& finding : own.take()) findings.push_back(std::move(finding));

  Findings merged_findings{std::string(file)};
  const NodePtr merged = merged_root(root, strategy);
  const Content content = read_content(*merged, merged_findings);
  for (const engine::CampaignEntry& entry : content.campaign)
    strategy.mechanisms.push_back(entry.id);
  strategy.segments = named_segments(content.setup);
  strategy.people = engine::people_of(content.setup);
  strategy.sales = content.magnitude.sales;
  for (Diagnostic& finding : merged_findings.take()) {
    const bool known =
        std::any_of(base_findings.begin(), base_findings.end(),
                    [&](const Diagnostic& old) { return same_finding(old, finding); });
    if (!known) findings.push_back(moved(std::move(finding), *strategy.patch, head));
  }
  return strategy;
}

} // namespace pondlab::scenario
