#pragma once

#include "app/draw/ui.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Beside the place: what the chosen thing means, where it comes from and how well it is known.
void draw_inspector(Ui& ui, const Rect& area, const workbench::Session& session, const View& view);

} // namespace pondlab::app
