#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Which strategy earns more and how sure that is: what takes part, the decision card, and the
/// differences.
void draw_compare(Ui& ui, const Rect& area, const workbench::Session& session, const View& view);

} // namespace pondlab::app
