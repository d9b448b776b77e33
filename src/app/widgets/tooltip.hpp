#pragma once

#include "app/draw/ui.hpp"

namespace pondlab::app {

/// A short explanation below the last item, wrapped; shown once the pointer rests on it, or for as
/// long as a finger does.
void tooltip(Ui& ui, std::string_view words, std::string_view title = {});

} // namespace pondlab::app
