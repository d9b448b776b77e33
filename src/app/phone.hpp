#pragma once

#include "app/rect.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"
#include "desk/session.hpp"

namespace pondlab::app {

/// The place Phone: one customer's phone at the end of the day on show, and beside it that
/// customer's life, with the life without a campaign for comparison.
void draw_phone(Ui& ui, const Rect& area, const desk::Session& session, const View& view);

} // namespace pondlab::app
