#pragma once

#include "app/state/rect.hpp"
#include "app/state/theme.hpp"
#include "engine/parameters/parameters.hpp"

namespace pondlab::app {

/// How well a default is known: ● measured, ◐ reported, ○ assumed.
void draw_grade_mark(const Rect& box, engine::Grade grade, const Theme& theme);

} // namespace pondlab::app
