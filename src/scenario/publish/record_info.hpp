#pragma once

#include "scenario/parameters/description.hpp"

#include <string_view>

namespace pondlab::scenario {

/// What a kind of record declares: "setup" and all that is nested in it, kinds of mechanisms and
/// what is nested in them. Null for another.
const RecordInfo* record_info(std::string_view kind);

/// A parameter of a kind of record by its key, or null.
const ParameterInfo* parameter_info(std::string_view kind, std::string_view key);

} // namespace pondlab::scenario
