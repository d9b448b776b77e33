#pragma once

#include "scenario/json/node.hpp"

#include <string>
#include <string_view>

namespace pondlab::scenario {

/// The text in which `before` was read, changed only where `after` says something else: layout,
/// order and everything that stays are the author's. What is new in an object or a list is added at
/// its end, in the manner of what stands there. Reading the result gives `after`.
std::string spliced_text(std::string_view text, const Node& before, const Node& after);

} // namespace pondlab::scenario
