#pragma once

#include "app/session.hpp"
#include "app/ui.hpp"

namespace pondlab::app {

/// What the scenario expects and how it stands; returns its height.
float draw_expectation_table(Ui& ui, const Rect& at, const Session& session);

} // namespace pondlab::app
