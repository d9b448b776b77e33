#pragma once

#include "scenario/parameters/description.hpp"

#include <string_view>

namespace pondlab::scenario {

/// What a record declares, by its `RecordInfo::id`: "setup", "header" and all that is nested in
/// them, kinds of mechanisms and what is nested in them. Null for another.
const RecordInfo* record_info(std::string_view id);

/// A parameter of a record by its key, or null.
const ParameterInfo* parameter_info(std::string_view id, std::string_view key);

} // namespace pondlab::scenario
