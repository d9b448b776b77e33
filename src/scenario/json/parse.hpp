#pragma once

#include "scenario/json/limits.hpp"
#include "scenario/json/node.hpp"
#include "scenario/json/result.hpp"

#include <string_view>

namespace pondlab::scenario {

/// Reads JSON text into a tree with the place of every key and value. Strict JSON in UTF-8, with or
/// without a byte order mark, within the bounds of limits.hpp; duplicate keys are errors. The first
/// syntax error is the only one reported, with `file` in its position. Never throws, never
/// recurses.
Result<NodePtr> parse(std::string_view text, std::string_view file,
                      const DocumentLimits& limits = {});

} // namespace pondlab::scenario
