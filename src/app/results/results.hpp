#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

#include <string>

namespace pondlab::app {

/// What the plan earns and how sure that is: tiles, the chosen measure over time, the funnel, the
/// ledger, the expectations.
void draw_results(Ui& ui, const Rect& area, const workbench::Session& session, const View& view);

/// The campaign entry whose funnel is on show; empty where there is none.
std::string funnel_shown(const workbench::Session& session, const View& view);

} // namespace pondlab::app
