#pragma once

#include "base/text.hpp"
#include "scenario/json/node.hpp"

#include <string>
#include <string_view>

namespace pondlab::report {

/// What a record of a list in a file, valid or not, is called where all of them are shown: its
/// name or id, or what it is about: of a doubt and a lever its parameter, of an expectation and a
/// guardrail its measure with the mechanisms and the days. Strategies, segments and parameters go
/// by their names in `root`, which may be null. Empty where it says nothing of the kind.
std::string item_title(Language language, const scenario::Node& item, const scenario::Node* root);

} // namespace pondlab::report
