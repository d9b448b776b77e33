#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Reported orders taken apart, one bar a strategy with a campaign, all on one scale. Returns its
/// height, 0 where no strategy has any.
float draw_compare_split(Ui& ui, const Rect& at, const workbench::Session& session);

} // namespace pondlab::app
