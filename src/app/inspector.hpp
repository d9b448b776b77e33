#pragma once

#include "app/session.hpp"
#include "app/shipped.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"

namespace pondlab::app {

/// Beside the place: what the chosen thing means, where it comes from and how well it is known.
void draw_inspector(Ui& ui, const Rect& area, const Session& session, const View& view);

} // namespace pondlab::app
