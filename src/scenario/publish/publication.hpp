#pragma once

#include "base/text.hpp"
#include "scenario/json/node.hpp"

#include <string>

namespace pondlab::scenario {

/// JSON Schema (draft 2020-12) of a whole scenario file, with every kind of mechanism, its texts in
/// `language`. Strategies are merge patches and only described: what they make of the base is
/// checked by `read`.
NodePtr scenario_schema(Language language);

/// The scenario format as a Markdown document: prose, one table a record, mechanisms and measures.
std::string scenario_manual(Language language);

} // namespace pondlab::scenario
