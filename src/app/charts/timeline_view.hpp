#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "workbench/people/following.hpp"

namespace pondlab::app {

/// Room the timeline leaves at its right.
inline constexpr float timeline_scroll_bar = 16;

/// A life, day by day, and beside it the same person's without a campaign where `both`; the moment
/// from which they differ is marked, the day on show lit. Pressing a moment goes to its day.
void draw_timeline(Ui& ui, const Rect& area, const workbench::Following& following, int day,
                   bool both);

} // namespace pondlab::app
