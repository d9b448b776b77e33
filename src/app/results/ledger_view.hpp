#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/run_figures.hpp"

namespace pondlab::app {

/// The books up to the day on show, or their means over replications, as a table with aligned
/// digits. Returns its height.
float draw_ledger(Ui& ui, const Rect& at, const workbench::RunFigures& figures);

} // namespace pondlab::app
