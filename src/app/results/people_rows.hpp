#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "workbench/people/people_list.hpp"

namespace pondlab::app {

/// The list as a table: columns to sort by, and a row a person, of which those in view are drawn. A
/// row opens the person.
void draw_people_rows(Ui& ui, Rect area, const workbench::PeopleList& list);

} // namespace pondlab::app
