#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A short explanation beside the pointer, wrapped; shown once the pointer rests.
void tooltip(Ui& ui, std::string_view words, std::string_view title = {});

} // namespace pondlab::app
