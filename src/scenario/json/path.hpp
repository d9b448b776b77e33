#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pondlab::scenario {

/// A key of an object or an index of an array.
using Step = std::variant<std::string, std::size_t>;

/// The way from the root of a document to one of its values. Its text is a JSON path:
/// `$.campaign.sms.send_on[0]`; keys with other characters than letters, digits, `_`, `-` and `#`
/// stand as `["…"]`.
class Path {
public:
  Path() = default;
  explicit Path(std::vector<Step> steps) : steps_(std::move(steps)) {}

  /// Nothing when `text` is no such path (or longer than 64 steps).
  static std::optional<Path> parse(std::string_view text);
  std::string text() const;

  const std::vector<Step>& steps() const { return steps_; }
  std::size_t size() const { return steps_.size(); }
  bool is_root() const { return steps_.empty(); }

  /// The path one step further down.
  Path operator/(std::string_view key) const;
  Path operator/(std::size_t index) const;
  /// The path one step up; the root's is the root.
  Path parent() const;
  bool starts_with(const Path& head) const;
  /// The path below `head`, which must be its beginning.
  Path below(const Path& head) const;
  /// `*this` followed by `tail`.
  Path joined(const Path& tail) const;

  friend bool operator==(const Path&, const Path&) = default;

private:
  std::vector<Step> steps_;
};

} // namespace pondlab::scenario
