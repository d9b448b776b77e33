#pragma once

#include "engine/numeric/calendar.hpp"

#include <string>

namespace pondlab::cli {

/// The date after --start; throws Error (usage) for what is none, with what may have been meant.
engine::Date read_start(const std::string& value);

} // namespace pondlab::cli
