#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "workbench/results/kept_results.hpp"

namespace pondlab::app {

/// Runs and comparisons that were finished, the latest first: each opens again as it was, and two
/// can be picked to stand side by side. Draws from the top of `at` and returns its height; 0 where
/// there are none.
float draw_finished_list(Ui& ui, const Rect& at, const workbench::KeptResults& kept);

/// The two that were picked; 0 while fewer are.
float draw_side_by_side(Ui& ui, const Rect& at, const workbench::KeptResults& kept);

} // namespace pondlab::app
