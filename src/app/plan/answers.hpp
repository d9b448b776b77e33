#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Three questions about the plan on show (how large is the pool, from when, what may it cost),
/// with its answers as fields, and what adapting it to others changed. Returns their height.
float draw_answers(Ui& ui, const Rect& at, const workbench::Session& session, const View& view);

} // namespace pondlab::app
