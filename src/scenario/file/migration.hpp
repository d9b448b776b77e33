#pragma once

#include "scenario/json/node.hpp"
#include "scenario/json/result.hpp"

#include <span>
#include <string_view>

namespace pondlab::scenario {

/// Version of the scenario format that this program writes.
inline constexpr int format_version = 1;

/// One step from a version of the format to the next. Steps keep the places of what they do not
/// change, so that findings still point into the user's file.
struct Migration {
  int from = 0;
  std::string_view name; ///< what changed, in a few words
  NodePtr (*apply)(const NodePtr& root);
};

/// All steps, oldest first. Format 1 is the first.
std::span<const Migration> migrations();

/// Brings a scenario to version `to` by the steps it needs. Newer and unknown versions are
/// refused.
Result<NodePtr> migrate(const NodePtr& root, std::string_view file,
                        std::span<const Migration> steps = migrations(), int to = format_version);

} // namespace pondlab::scenario
