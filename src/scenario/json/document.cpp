#include "scenario/json/document.hpp"

#include "scenario/json/canonical.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/limits.hpp"
#include "scenario/json/parse.hpp"

#include <utility>

namespace pondlab::scenario {

Document::Document() : Document(Node::object()) {}

Document::Document(NodePtr root, std::string file)
    : root_(std::move(root)), saved_(root_), file_(std::move(file)) {}

Result<Document> Document::parse(std::string_view text, std::string_view file,
                                 const DocumentLimits& limits) {
  Result<NodePtr> root = scenario::parse(text, file, limits);
  if (!root) return {std::nullopt, std::move(root.diagnostics)};
  return {Document(*root.value, std::string(file)), std::move(root.diagnostics)};
}

const Node* Document::find(const Path& path) const { return scenario::find(*root_, path); }

const Node* Document::find(std::string_view path) const {
  const std::optional<Path> parsed = Path::parse(path);
  return parsed ? find(*parsed) : nullptr;
}

Position Document::position(const Path& path) const {
  for (Path up = path;; up = up.parent()) {
    const Node* node = find(up);
    if ((node && node->at().line) || up.is_root())
      return {file_, node ? node->at().line : 0, node ? node->at().column : 0};
  }
}

bool Document::commit(NodePtr root, const Path& path, bool coalesce) {
  if (!root || root->depth() > max_document_depth + 1 || root->node_count() > max_document_nodes)
    return false;
  const bool joins = coalesce && coalescing_ && !past_.empty() && past_.back().changed == path;
  if (!joins) past_.push_back({root_, path});
  if (past_.size() > max_undo_steps) past_.pop_front();
  future_.clear();
  root_ = std::move(root);
  coalescing_ = coalesce;
  ++revision_;
  return true;
}

bool Document::set(const Path& path, NodePtr value) {
  const Node* old = find(path);
  if (old && value && same_content(*old, *value)) return true;
  return value && commit(with_value(root_, path, std::move(value)), path, true);
}

bool Document::insert(const Path& path, NodePtr value) {
  return value && commit(with_inserted(root_, path, std::move(value)), path, false);
}

bool Document::remove(const Path& path) { return commit(without(root_, path), path, false); }

bool Document::rename(const Path& path, std::string key) {
  const Path renamed = path.parent() / std::string_view(key);
  return commit(with_renamed(root_, path, std::move(key)), renamed, false);
}

std::optional<Path> Document::undo() {
  if (past_.empty()) return std::nullopt;
  HistoryStep moment = std::move(past_.back());
  past_.pop_back();
  future_.push_back({std::exchange(root_, std::move(moment.root)), moment.changed});
  coalescing_ = false;
  ++revision_;
  return std::move(moment.changed);
}

std::optional<Path> Document::redo() {
  if (future_.empty()) return std::nullopt;
  HistoryStep moment = std::move(future_.back());
  future_.pop_back();
  past_.push_back({std::exchange(root_, std::move(moment.root)), moment.changed});
  coalescing_ = false;
  ++revision_;
  return std::move(moment.changed);
}

void Document::set_history(std::deque<HistoryStep> past, std::deque<HistoryStep> future) {
  past_ = std::move(past);
  future_ = std::move(future);
  coalescing_ = false;
}

std::string Document::text() const { return canonical_text(*root_); }

} // namespace pondlab::scenario
