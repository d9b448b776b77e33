#pragma once

#include "app/draw/ui.hpp"
#include "app/state/theme.hpp"
#include "workbench/pond/pond_scene.hpp"

#include <string>

namespace pondlab::app {

/// The colour of a class. Kinds take Okabe and Ito's eight; what has an order goes from dark to
/// light through hues that every eye tells apart; trust goes two ways from a neutral grey.
Colour class_colour(workbench::ColourBy by, int of, bool dark);

/// Whether people of a class are drawn hollow: those who left are told by their shape as well.
bool is_hollow(workbench::ColourBy by, int of);

/// What flashes: seen, clicked, ordered …
Colour sign_colour(workbench::SignKind kind, const Theme& colours);

/// "老客" for the third stage; segments and inflow channels by their own names.
std::string class_name(const Ui& ui, const engine::Plan& plan, workbench::ColourBy by, int of);

} // namespace pondlab::app
