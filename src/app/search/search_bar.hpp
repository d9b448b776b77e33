#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// What a plan must keep and what it is weighed against; the stages of the search, how far it is,
/// and the way to begin and to stop it. The plan has levers. Returns its height.
float draw_search_bar(Ui& ui, const Rect& at, const workbench::Session& session);

} // namespace pondlab::app
