#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "workbench/people/people_list.hpp"

namespace pondlab::app {

/// The list of the people behind a figure, as a drawer over a place; nothing while it is closed.
void draw_people_panel(Ui& ui, const Rect& place, const workbench::PeopleList& list);

} // namespace pondlab::app
