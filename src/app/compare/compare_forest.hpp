#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// How far each strategy is from no campaign, or from the leader: paired differences with their
/// intervals round zero, and the band within which a difference does not matter. Requires a card;
/// returns its height.
float draw_compare_forest(Ui& ui, const Rect& at, const workbench::Session& session,
                          const View& view);

} // namespace pondlab::app
