#pragma once

#include "app/draw/ui.hpp"
#include "app/state/pond_look.hpp"
#include "app/state/rect.hpp"
#include "workbench/session/session.hpp"

#include <string>

namespace pondlab::app {

/// What the people swim in: sea, dyke, pond, the houses on the shore. Below the people.
void draw_pond_ground(const Ui& ui, const workbench::PondScene& scene, const PondView& view);

/// Names and the day's figures at the places they belong to. Above the people.
void draw_pond_labels(const Ui& ui, const workbench::Session& session,
                      const workbench::PondScene& scene, const PondLook& look,
                      const PondView& view);

/// "门店 3", "门店 1–6", "门店 3 · 2 群".
std::string shoal_name(const Ui& ui, const engine::Plan& plan, const workbench::Shoal& shoal);

} // namespace pondlab::app
