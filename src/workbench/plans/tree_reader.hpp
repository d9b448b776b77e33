#pragma once

#include "base/diagnostic.hpp"
#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// A value of a tree, and the way to it.
struct TreePlace {
  const scenario::Node* node = nullptr;
  scenario::Path path;
};

/// Takes values out of a tree that anybody may have written. The first that is not as it should be
/// is the finding; from then on everything is empty, so that a reader asks once, at its end.
class TreeReader {
public:
  explicit TreeReader(std::string file) : file_(std::move(file)) {}

  bool good() const { return findings_.empty(); }
  Diagnostics findings() const { return findings_; }

  TreePlace object(const TreePlace& value);
  /// The text under `key`, of at most so many bytes.
  std::string words(const TreePlace& object, std::string_view key, std::size_t most);
  std::int64_t whole(const TreePlace& object, std::string_view key, std::int64_t least,
                     std::int64_t most);
  bool flag(const TreePlace& object, std::string_view key);
  /// The items of a list, at most so many.
  std::vector<TreePlace> list(const TreePlace& object, std::string_view key, std::size_t most);
  TreePlace member(const TreePlace& object, std::string_view key);
  /// Notes a finding of `value`'s, if it is the first.
  void fault(const TreePlace& value, std::string key, std::vector<TextArgument> arguments);

private:
  std::string file_;
  Diagnostics findings_;
};

} // namespace pondlab::workbench
