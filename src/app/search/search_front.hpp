#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Every plan that was tried as a point: what it brings over what it is weighed against. Faint
/// while it was only tried; finalists with their intervals, which become strategies with one press;
/// the plan as it stands. Nothing before the first stage is over: then returns 0, else its height.
float draw_search_front(Ui& ui, const Rect& at, const workbench::Session& session);

} // namespace pondlab::app
