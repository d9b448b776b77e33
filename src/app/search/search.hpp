#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Which of the two Compare's place shows: strategies beside each other, or the search for a better
/// one. Returns its height.
float draw_search_switch(Ui& ui, const Rect& at, const View& view);

/// Whether there is a better plan within ranges: what may be moved, how far the search is, what it
/// found. The plan can be run. Returns its height.
float draw_search(Ui& ui, const Rect& at, const workbench::Session& session, const View& view);

} // namespace pondlab::app
