#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The place Phone: one customer's phone at the end of the day on show, and beside it that
/// customer's life, with the life without a campaign for comparison.
void draw_phone(Ui& ui, const Rect& area, const workbench::Session& session, const View& view);

} // namespace pondlab::app
