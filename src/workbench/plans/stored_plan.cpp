#include "workbench/plans/stored_plan.hpp"

#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"

#include <limits>
#include <optional>

namespace pondlab::workbench {
namespace {

using scenario::HistoryStep;
using scenario::Member;
using scenario::Node;
using scenario::NodePtr;

constexpr std::size_t most_name_bytes = 2'000;

NodePtr whole_number(std::size_t value) { return Node::integer(static_cast<std::int64_t>(value)); }

std::vector<Member> delta_members(const TextDelta& delta) {
  return {{"head", {}, whole_number(delta.head)},
          {"tail", {}, whole_number(delta.tail)},
          {"middle", {}, Node::string(delta.middle)}};
}

/// Each version as what makes it of the document's text: it stands alone.
NodePtr versions_of(const StoredPlan& plan, const std::string& now) {
  std::vector<NodePtr> items;
  std::size_t bytes = 0;
  for (auto version = plan.versions.rbegin(); version != plan.versions.rend(); ++version) {
    const TextDelta delta = text_delta(now, version->text);
    bytes += delta.middle.size();
    if (items.size() == most_versions || bytes > most_history_bytes) break;
    std::vector<Member> members = delta_members(delta);
    members.insert(members.begin(), {"edited", {}, Node::integer(version->edited)});
    items.push_back(Node::object(std::move(members)));
  }
  return Node::array(std::move(items));
}

/// A tree with the content of `fresh` that shares with `known` what is the same in both: a hundred
/// steps of a history, each read by itself, would take a hundred times the memory.
NodePtr sharing(const NodePtr& fresh, const NodePtr& known) {
  if (same_content(*fresh, *known)) return known;
  if (fresh->is(scenario::NodeKind::object) && known->is(scenario::NodeKind::object)) {
    std::vector<Member> members = fresh->members();
    for (Member& member : members)
      if (const Member* before = known->member(member.key))
        member.value = sharing(member.value, before->value);
    return Node::object(std::move(members), fresh->at());
  }
  if (fresh->is(scenario::NodeKind::array) && known->is(scenario::NodeKind::array)) {
    std::vector<NodePtr> items = fresh->items();
    for (std::size_t i = 0; i < items.size() && i < known->items().size(); ++i)
      items[i] = sharing(items[i], known->items()[i]);
    return Node::array(std::move(items), fresh->at());
  }
  return fresh;
}

TextDelta read_delta(TreeReader& reader, const TreePlace& step) {
  constexpr auto most = static_cast<std::int64_t>(scenario::max_document_bytes);
  return {static_cast<std::size_t>(reader.whole(step, "head", 0, most)),
          static_cast<std::size_t>(reader.whole(step, "tail", 0, most)),
          reader.words(step, "middle", scenario::max_document_bytes)};
}

Diagnostic history_damaged(const TreePlace& plan, const std::string& name) {
  return {.severity = Severity::warning,
          .at = {name, 0, 0},
          .path = plan.path.text(),
          .key = "plan_history_damaged",
          .arguments = {},
          .suggestion = {}};
}

/// The steps under `key`, as far as they can be read; false where one could not.
bool read_history(const TreePlace& plan, std::string_view key, const std::string& name,
                  const scenario::Document& document, std::deque<HistoryStep>& steps) {
  TreeReader reader(name);
  NodePtr from = document.shared_root();
  std::string text = document.text();
  for (const TreePlace& item : reader.list(plan, key, scenario::max_undo_steps)) {
    const auto changed = scenario::Path::parse(reader.words(item, "changed", 10'000));
    const auto next = read_delta(reader, item).applied_to(text);
    if (!reader.good() || !changed || !next) return false;
    const auto root = scenario::parse(*next, name);
    if (!root) return false;
    from = sharing(*root.value, from);
    text = *next;
    steps.push_front({from, *changed});
  }
  return reader.good();
}

bool read_versions(const TreePlace& plan, const std::string& name, const std::string& now,
                   std::vector<PlanVersion>& versions) {
  TreeReader reader(name);
  for (const TreePlace& item : reader.list(plan, "versions", most_versions)) {
    const std::int64_t edited = reader.whole(item, "edited", 0, latest_moment);
    const auto text = read_delta(reader, item).applied_to(now);
    if (!reader.good() || !text || !scenario::parse(*text, name)) return false;
    versions.insert(versions.begin(), PlanVersion{edited, *text});
  }
  return reader.good();
}

} // namespace

const TextDelta& PlanWriter::between(const NodePtr& from, const NodePtr& to) {
  const Between key{from, to};
  const auto known = known_.find(key);
  return used_
      .emplace(key, known != known_.end() ? known->second
                                          : text_delta(canonical_text(*from), canonical_text(*to)))
      .first->second;
}

/// From the next step to the most distant, each as what makes it of the one before.
NodePtr PlanWriter::history(const std::deque<HistoryStep>& steps, const NodePtr& from) {
  std::vector<NodePtr> items;
  std::size_t bytes = 0;
  NodePtr at = from;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const TextDelta& delta = between(at, step->root);
    bytes += delta.middle.size();
    if (bytes > most_history_bytes) break;
    std::vector<Member> members = delta_members(delta);
    members.insert(members.begin(), {"changed", {}, Node::string(step->changed.text())});
    items.push_back(Node::object(std::move(members)));
    at = step->root;
  }
  return Node::array(std::move(items));
}

std::string PlanWriter::text(const StoredPlan& plan) {
  const NodePtr& root = plan.document.shared_root();
  const std::string now = plan.document.text();
  used_.clear();
  const NodePtr tree = Node::object({
      {"pondlab_plan", {}, Node::integer(plan_format)},
      {"file", {}, Node::string(plan.document.file())},
      {"case", {}, Node::string(plan.case_id)},
      {"strategy", {}, Node::string(plan.strategy)},
      {"document", {}, Node::string(now)},
      {"past", {}, history(plan.document.past(), root)},
      {"future", {}, history(plan.document.future(), root)},
      {"versions", {}, versions_of(plan, now)},
  });
  known_ = std::move(used_);
  return canonical_text(*tree);
}

scenario::Result<StoredPlan> read_stored_plan(std::string_view text, const std::string& name) {
  const auto tree = scenario::parse(text, name, stored_limits);
  if (!tree) return {std::nullopt, tree.diagnostics};
  return read_stored_plan({tree.value->get(), {}}, name);
}

scenario::Result<StoredPlan> read_stored_plan(const TreePlace& plan, const std::string& name) {
  TreeReader reader(name);
  const std::int64_t format =
      reader.whole(plan, "pondlab_plan", 1, std::numeric_limits<std::int32_t>::max());
  if (reader.good() && format > plan_format)
    reader.fault(plan, "newer_format",
                 {{"found", std::to_string(format)}, {"newest", std::to_string(plan_format)}});
  const std::string file = reader.words(plan, "file", most_name_bytes);
  StoredPlan stored;
  stored.case_id = reader.words(plan, "case", most_name_bytes);
  stored.strategy = reader.words(plan, "strategy", most_name_bytes);
  const std::string text = reader.words(plan, "document", scenario::max_document_bytes);
  if (!reader.good()) return {std::nullopt, reader.findings()};
  auto document = scenario::Document::parse(text, file);
  if (!document) return {std::nullopt, document.diagnostics};
  stored.document = std::move(*document.value);

  Diagnostics damaged;
  std::deque<HistoryStep> past, future;
  const std::string now = stored.document.text();
  const bool whole_past = read_history(plan, "past", name, stored.document, past);
  const bool whole_future = read_history(plan, "future", name, stored.document, future);
  const bool whole_versions = read_versions(plan, name, now, stored.versions);
  if (!whole_past || !whole_future || !whole_versions)
    damaged.push_back(history_damaged(plan, name));
  stored.document.set_history(std::move(past), std::move(future));
  return {std::move(stored), std::move(damaged)};
}

} // namespace pondlab::workbench
