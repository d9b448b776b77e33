#pragma once

#include <string_view>

namespace pondlab::scenario {

/// The first character of `text` that leaves no mark of its own where it is shown (zero-width and
/// other format characters, variation selectors, tags, fillers, spaces beyond ASCII), or an empty
/// view. Two ids that differ by such characters alone look the same.
std::string_view invisible_character(std::string_view text);

} // namespace pondlab::scenario
