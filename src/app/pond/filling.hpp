#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// While people are being drawn: how many, how far that is, and a way to stop it.
void draw_filling(Ui& ui, std::string_view name, const Rect& area,
                  const workbench::Session& session);

/// Before the first day: that it can run, and what that takes where there are very many people.
void draw_not_run(Ui& ui, std::string_view name, const Rect& area,
                  const workbench::Session& session);

} // namespace pondlab::app
