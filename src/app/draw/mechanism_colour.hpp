#pragma once

#include "app/draw/ui.hpp"

#include <string_view>

namespace pondlab::app {

/// The colour that a mechanism declares, by its id in the campaign: the same wherever it is drawn,
/// and for all of a kind.
Colour mechanism_colour(const Ui& ui, std::string_view id);

} // namespace pondlab::app
