#pragma once

#include "app/rect.hpp"
#include "app/theme.hpp"
#include "engine/parameters.hpp"

namespace pondlab::app {

/// How well a default is known: ● measured, ◐ reported, ○ assumed.
void draw_grade_mark(const Rect& box, engine::Grade grade, const Theme& theme);

} // namespace pondlab::app
