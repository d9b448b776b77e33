#pragma once

#include "app/widgets/hit.hpp"

#include <optional>

namespace pondlab::app {

/// The day that a key asks for where something with a time axis has the keyboard: arrows a day,
/// Page Up and Down a week, Home and End the whole run. The keys are then not for moving the focus.
std::optional<int> day_by_key(const Hit& hit, int day, int days);

} // namespace pondlab::app
