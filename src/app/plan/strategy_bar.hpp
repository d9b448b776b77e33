#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The plan's strategies side by side, one more, and beneath them what can be done with the one on
/// show where it is one of the file's own. Returns the height.
float draw_strategy_bar(Ui& ui, const Rect& at, const workbench::Session& session, const View& view,
                        const std::string& section);

} // namespace pondlab::app
