#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/results/kept_results.hpp"

namespace pondlab::app {

/// Which strategy earns more and how sure that is: what takes part, the decision card, and the
/// differences, below it what was finished before; or in its place the search for a better one
/// (app/search).
void draw_compare(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
                  const workbench::KeptResults& kept);

} // namespace pondlab::app
