#pragma once

#include "app/pond_picture.hpp"
#include "app/rect.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"
#include "desk/session.hpp"

namespace pondlab::app {

/// The place Pond: everybody in one living picture, the day on show minute by minute.
void draw_pond(Ui& ui, const Rect& area, const desk::Session& session, const View& view,
               PondPicture& picture);

} // namespace pondlab::app
