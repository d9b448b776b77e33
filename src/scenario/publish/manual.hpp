#pragma once

#include "base/text.hpp"
#include "engine/world/measure.hpp"
#include "scenario/parameters/description.hpp"

#include <string>

namespace pondlab::scenario {

/// One record's parameters as a Markdown table: key, meaning, default, range with unit, source with
/// grade. Nested kinds of records link to their own headings (`#<kind>`), sources
/// to theirs (`#source-<key>`).
std::string manual_table(const RecordInfo& record, Language language);

/// What a parameter takes, in words: "0 to 1 (fraction)", "one of: a, b", "list of product".
std::string values_of(const ParameterInfo& info, Language language);

/// What is special about a measure: "of mechanisms, by segment, less is better"; may be empty.
std::string kinds_of(const engine::Measure& measure, Language language);

} // namespace pondlab::scenario
