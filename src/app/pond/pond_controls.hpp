#pragma once

#include "app/draw/ui.hpp"
#include "app/state/pond_look.hpp"
#include "app/state/rect.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// What people are coloured by, who is faint, how many are drawn, and from how near.
void draw_pond_choices(Ui& ui, const Rect& area, const workbench::PondScene& scene, PondLook& look);

/// The classes with their colours and the people in them; pressing one leaves the others faint.
void draw_pond_legend(Ui& ui, const Rect& area, const engine::Plan& plan,
                      const workbench::PondScene& scene, PondLook& look);

/// The day on show as a clock that can be played, stopped and moved.
void draw_pond_clock(Ui& ui, const Rect& area, const workbench::Session& session,
                     const workbench::PondScene& scene, PondLook& look);

} // namespace pondlab::app
