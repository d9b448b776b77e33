#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "engine/books/trace.hpp"

namespace pondlab::app {

/// Room that a decision's bars take.
float reason_bars_height(const engine::TraceEvent& decision);

/// A decision's reasons as bars, each beginning where the one above ended, down to their sum; the
/// draw is a line through all of them: an order is placed where the sum ends right of it.
void draw_reason_bars(const Ui& ui, const Rect& area, const engine::TraceEvent& decision);

} // namespace pondlab::app
