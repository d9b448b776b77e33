#pragma once

#include "scenario/json/node.hpp"

#include <string>
#include <string_view>

namespace pondlab::scenario {

/// The one way a tree is written: two spaces a level, keys in their order, numbers as they were
/// written, lists of scalars on one line where they fit into 100 columns, a newline at the end.
std::string canonical_text(const Node& root);

/// `text` as a JSON string, between quotes: well-formed whatever `text` is. Quotes, backslashes and
/// what nobody would see are escaped; of bytes that are no UTF-8 stands what `visible` makes of
/// them.
std::string json_string(std::string_view text);

} // namespace pondlab::scenario
