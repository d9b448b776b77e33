#pragma once

#include "scenario/json/limits.hpp"
#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"
#include "scenario/json/result.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace pondlab::scenario {

/// A step of undo or redo: the tree that it leads to, and where that differs.
struct HistoryStep {
  NodePtr root;
  Path changed;
};

/// A scenario file as its user edits it: an ordered tree with places, the history of its edits, and
/// one canonical text. Copies are cheap (trees are shared and never change).
class Document {
public:
  /// An empty object.
  Document();
  explicit Document(NodePtr root, std::string file = {});
  /// Syntax alone; see parse.hpp. `file` is what positions name.
  static Result<Document> parse(std::string_view text, std::string_view file,
                                const DocumentLimits& limits = {});

  const Node& root() const { return *root_; }
  const NodePtr& shared_root() const { return root_; }
  const std::string& file() const { return file_; }
  void set_file(std::string file) { file_ = std::move(file); }

  /// The value at a path, or null. The text form ("$.campaign.sms.send_on[0]") finds nothing when
  /// it is no path.
  const Node* find(const Path& path) const;
  const Node* find(std::string_view path) const;
  /// Where the value at `path`, or else the nearest container above it, stands in the file.
  Position position(const Path& path) const;

  // Edits. Each returns whether it could be made; one that would pass the bounds of limits.hpp, or
  // does not lead anywhere, changes nothing.

  /// Replaces or adds a value. Consecutive sets of the same path are one step of undo.
  bool set(const Path& path, NodePtr value);
  /// Inserts into an array, before the index that ends `path`.
  bool insert(const Path& path, NodePtr value);
  bool remove(const Path& path);
  bool rename(const Path& path, std::string key);
  /// Another tree in the place of this one, in one step of undo that changes `path`.
  bool replace(NodePtr root, const Path& path) { return commit(std::move(root), path, false); }
  /// The next set begins a new step of undo even when it is of the same path: a field lost focus.
  void finish_edit() { coalescing_ = false; }

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  /// Takes back, or repeats, one step; returns the path it changed, for the page to show it.
  std::optional<Path> undo();
  std::optional<Path> redo();
  /// The steps that undo and redo would take, the next one last.
  const std::deque<HistoryStep>& past() const { return past_; }
  const std::deque<HistoryStep>& future() const { return future_; }
  /// Goes on with a history that was kept elsewhere.
  void set_history(std::deque<HistoryStep> past, std::deque<HistoryStep> future);

  /// Grows with every change, undo and redo included.
  std::uint64_t revision() const { return revision_; }
  /// Whether the content differs from what was parsed or last marked as saved.
  bool modified() const { return root_ != saved_; }
  void mark_saved() { saved_ = root_; }

  /// Canonical text; parsing it gives the same tree.
  std::string text() const;

private:
  bool commit(NodePtr root, const Path& path, bool coalesce);

  NodePtr root_;
  NodePtr saved_;
  std::string file_;
  std::deque<HistoryStep> past_;
  std::deque<HistoryStep> future_;
  bool coalescing_ = false;
  std::uint64_t revision_ = 0;
};

/// Steps of undo that a document keeps.
inline constexpr std::size_t max_undo_steps = 200;

} // namespace pondlab::scenario
