#pragma once

#include "app/draw/ui.hpp"
#include "app/pond/pond_picture.hpp"
#include "app/state/rect.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Where within the place the picture itself is.
Rect pond_canvas(const Rect& area);

/// The place Pond: everybody in one living picture, the day on show minute by minute.
void draw_pond(Ui& ui, const Rect& area, const workbench::Session& session, const View& view,
               PondPicture& picture);

} // namespace pondlab::app
