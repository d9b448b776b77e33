#pragma once

#include "scenario/json/node.hpp"

#include <string>

namespace pondlab::workbench {

/// An entry of the campaign to begin with: the first of `kind` in `example`, the root of a scenario
/// that shows the mechanism, without what belongs to that scenario alone: its days, and the people,
/// stores and goods it names. Without such an entry an empty one, which has all defaults.
scenario::NodePtr starter(const std::string& kind, const scenario::Node* example);

} // namespace pondlab::workbench
