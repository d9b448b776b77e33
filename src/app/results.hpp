#pragma once

#include "app/session.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"

namespace pondlab::app {

/// What the plan earns and how sure that is: tiles, the chosen measure over time, the funnel, the
/// ledger, the expectations.
void draw_results(Ui& ui, const Rect& area, const Session& session, const View& view);

} // namespace pondlab::app
