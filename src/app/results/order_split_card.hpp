#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// What was found, in a sentence; then reported orders = truly more + would have bought anyway, of
/// what is on show, in words, as a bar and as a sum; its parts open the lists of people behind
/// them. How it was reckoned is folded away. Returns its height, 0 where there is nothing to tell.
float draw_order_split(Ui& ui, const Rect& at, const workbench::Session& session, const View& view);

} // namespace pondlab::app
