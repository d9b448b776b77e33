#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pondlab::scenario {

/// Where a value or key begins; both count from 1, columns in Unicode code points. Line 0: it does
/// not come from a file (an edit, a default).
struct TextSpan {
  int line = 0;
  int column = 0;
};

enum class NodeKind : std::uint8_t { null, boolean, number, string, array, object };

class Node;
/// Nodes never change once made: trees share their unchanged parts, so that a copy of a document, a
/// step of undo and a merged strategy cost only what differs.
using NodePtr = std::shared_ptr<const Node>;

struct Member {
  std::string key;
  TextSpan key_at;
  NodePtr value;
};

/// One value of a JSON tree. Objects keep the order of their keys; numbers keep their own text, so
/// that 12.50 stays 12.50 and 12.505 is seen to have three decimals.
class Node {
public:
  static NodePtr null(TextSpan at = {});
  static NodePtr boolean(bool value, TextSpan at = {});
  /// A number by its text, which must be valid JSON number text.
  static NodePtr number(std::string text, TextSpan at = {});
  static NodePtr integer(std::int64_t value);
  /// The shortest text that reads back as the same double. `value` must be finite.
  static NodePtr real(double value);
  static NodePtr string(std::string value, TextSpan at = {});
  static NodePtr array(std::vector<NodePtr> items = {}, TextSpan at = {});
  static NodePtr object(std::vector<Member> members = {}, TextSpan at = {});

  NodeKind kind() const { return kind_; }
  TextSpan at() const { return at_; }
  bool is(NodeKind kind) const { return kind_ == kind; }

  /// Typed getters: nothing when the node is of another kind (or the number does not fit).
  std::optional<bool> as_boolean() const;
  std::optional<std::int64_t> as_integer() const;
  std::optional<double> as_real() const;
  std::optional<std::string_view> as_string() const;
  /// The number as it was written; empty for other kinds.
  std::string_view number_text() const;

  /// Items of an array; empty for other kinds.
  const std::vector<NodePtr>& items() const;
  /// Members of an object in their order; empty for other kinds.
  const std::vector<Member>& members() const;
  const Member* member(std::string_view key) const;
  /// The value under `key`, or null.
  const Node* find(std::string_view key) const;

  /// Nodes of this tree, itself included.
  std::size_t node_count() const { return node_count_; }
  /// Levels of this tree: 1 for a scalar or an empty container.
  std::size_t depth() const { return depth_; }

private:
  using Content =
      std::variant<std::monostate, bool, std::string, std::vector<NodePtr>, std::vector<Member>>;
  Node(NodeKind kind, Content content, TextSpan at);
  static NodePtr make(NodeKind kind, Content content, TextSpan at);

  Content content_;
  TextSpan at_;
  std::uint32_t node_count_ = 1;
  std::uint16_t depth_ = 1;
  NodeKind kind_;
};

/// Equal values, whatever their places; object order counts, number text counts.
bool same_content(const Node& a, const Node& b);

/// A value as a finding quotes it: its JSON text on one line, at most about 40 characters, control
/// characters escaped; containers as `{…}` and `[…]`.
std::string excerpt(const Node& node);
/// A text between double quotes in the same way.
std::string excerpt(std::string_view text);

} // namespace pondlab::scenario
