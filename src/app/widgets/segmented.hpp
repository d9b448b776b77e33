#pragma once

#include "app/draw/ui.hpp"

#include <string_view>
#include <vector>

namespace pondlab::app {

/// A choice among a few, all of them seen. Returns the chosen index.
int segmented(Ui& ui, std::string_view name, const Rect& area,
              const std::vector<std::string_view>& labels, int chosen, bool enabled = true);

/// Width such a control needs.
float segmented_width(const Ui& ui, const std::vector<std::string_view>& labels);

} // namespace pondlab::app
