#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/plan_document.hpp"

#include <string>

namespace pondlab::app {

/// A strategy's colour, the same wherever the scenario's strategies stand beside each other; no
/// campaign is grey.
Colour strategy_colour(const Ui& ui, const workbench::PlanDocument& plan, const std::string& id);

} // namespace pondlab::app
