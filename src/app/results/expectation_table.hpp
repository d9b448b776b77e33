#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/run_figures.hpp"

namespace pondlab::app {

/// What the scenario expects and how it stands; returns its height.
float draw_expectation_table(Ui& ui, const Rect& at, const workbench::RunFigures& figures);

} // namespace pondlab::app
