#include "scenario/json/splice.hpp"

#include "base/utf8.hpp"
#include "scenario/json/canonical.hpp"

#include <algorithm>
#include <vector>

namespace pondlab::scenario {
namespace {

bool is_container(const Node& node) {
  return node.is(NodeKind::object) || node.is(NodeKind::array);
}

/// A value as it is written into the midst of others: on one line.
std::string inline_text(const Node& node) {
  if (!is_container(node)) {
    std::string text = canonical_text(node);
    text.pop_back(); // the newline
    return text;
  }
  const bool is_object = node.is(NodeKind::object);
  std::string out(1, is_object ? '{' : '[');
  std::string_view separator;
  for (const NodePtr& item : node.items()) {
    (out += separator) += inline_text(*item);
    separator = ", ";
  }
  for (const Member& member : node.members()) {
    (out += separator) += scenario::json_string(member.key) + ": " + inline_text(*member.value);
    separator = ", ";
  }
  return out += is_object ? '}' : ']';
}

/// Collects what is to be replaced in a text, and does it.
class Splicer {
public:
  explicit Splicer(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') lines_.push_back(at + 1);
  }

  void compare(const Node& before, const Node& after) {
    if (same_content(before, after)) return;
    const bool alike = before.kind() == after.kind() &&
                       (before.is(NodeKind::object)  ? keeps_members(before, after)
                        : before.is(NodeKind::array) ? before.items().size() <= after.items().size()
                                                     : false);
    if (!alike) return replace(before, after);
    for (std::size_t i = 0; i < before.items().size(); ++i)
      compare(*before.items()[i], *after.items()[i]);
    for (std::size_t i = 0; i < before.members().size(); ++i)
      compare(*before.members()[i].value, *after.members()[i].value);
    add(before, after);
  }

  std::string spliced() {
    std::ranges::stable_sort(changes_, {}, &Change::from);
    std::string out;
    std::size_t done = 0;
    for (const Change& change : changes_) {
      out += text_.substr(done, change.from - done);
      out += change.text;
      done = change.to;
    }
    return out += text_.substr(done);
  }

private:
  struct Change {
    std::size_t from, to;
    std::string text;
  };

  /// What was there is there in the same order, and new ones come after it.
  static bool keeps_members(const Node& before, const Node& after) {
    const auto &old = before.members(), &now = after.members();
    return old.size() <= now.size() &&
           std::equal(old.begin(), old.end(), now.begin(),
                      [](const Member& a, const Member& b) { return a.key == b.key; });
  }

  std::size_t offset_of(TextSpan span) const {
    std::size_t at = lines_[static_cast<std::size_t>(span.line - 1)];
    for (int column = 1; column < span.column; ++column)
      at += code_point_at(text_, at).bytes.size();
    return at;
  }

  std::size_t end_of_string(std::size_t at) const {
    for (++at; text_[at] != '"'; ++at)
      if (text_[at] == '\\') ++at;
    return at + 1;
  }

  /// Just behind the value that begins at `at`.
  std::size_t end_of_value(std::size_t at) const {
    int open = 0;
    do {
      const char c = text_[at];
      if (c == '"') {
        at = end_of_string(at);
      } else if (c == '{' || c == '[') {
        ++open, ++at;
      } else if (c == '}' || c == ']') {
        --open, ++at;
      } else if (open > 0) {
        ++at;
      } else {
        at = std::min(text_.find_first_of(" \t\r\n,]}", at), text_.size());
      }
    } while (open > 0);
    return at;
  }

  void replace(const Node& before, const Node& after) {
    const std::size_t from = offset_of(before.at());
    changes_.push_back({from, end_of_value(from), inline_text(after)});
  }

  /// The spaces before `at` on its line, with the line's end, where nothing else stands there.
  std::string margin_at(std::size_t at) const {
    const std::size_t line = text_.find_last_of('\n', at) + 1;
    const std::string_view before = text_.substr(line, at - line);
    if (line == 0 || before.find_first_not_of(" \t") != before.npos) return {};
    return "\n" + std::string(before);
  }

  void add(const Node& before, const Node& after) {
    const std::size_t old_items = before.items().size(), old_members = before.members().size();
    const bool empty = old_items + old_members == 0;
    if (after.items().size() == old_items && after.members().size() == old_members) return;
    std::size_t at = offset_of(before.at()) + 1;
    std::string margin;
    if (!empty) {
      const Node& last = old_items > 0 ? *before.items().back() : *before.members().back().value;
      const TextSpan first_place = old_items > 0 ? last.at() : before.members().back().key_at;
      margin = margin_at(offset_of(first_place));
      at = end_of_value(offset_of(last.at()));
    }
    std::string added;
    const auto put = [&](const std::string& what) {
      if (!empty || !added.empty()) added += margin.empty() ? ", " : "," + margin;
      added += what;
    };
    for (std::size_t i = old_items; i < after.items().size(); ++i)
      put(inline_text(*after.items()[i]));
    for (std::size_t i = old_members; i < after.members().size(); ++i) {
      const Member& member = after.members()[i];
      put(scenario::json_string(member.key) + ": " + inline_text(*member.value));
    }
    changes_.push_back({at, at, std::move(added)});
  }

  std::string_view text_;
  std::vector<std::size_t> lines_{0}; ///< where each begins
  std::vector<Change> changes_;
};

} // namespace

std::string spliced_text(std::string_view text, const Node& before, const Node& after) {
  Splicer splicer(text);
  splicer.compare(before, after);
  return splicer.spliced();
}

} // namespace pondlab::scenario
