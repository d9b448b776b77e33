#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// How strategies stand where parameters are in doubt, and what each doubt does to the choice, as
/// far as that is known. Requires a card; returns the height of both, 0 where nothing is known.
float draw_compare_doubt(Ui& ui, const Rect& at, const workbench::Session& session);

} // namespace pondlab::app
