#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/run_figures.hpp"

namespace pondlab::app {

/// The books up to the day on show as a table with aligned digits; `of_one`: says that they are one
/// run's, beside figures over several. Returns its height.
float draw_ledger(Ui& ui, const Rect& at, const workbench::RunFigures& figures, bool of_one);

} // namespace pondlab::app
