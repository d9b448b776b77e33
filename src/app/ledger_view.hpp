#pragma once

#include "app/session.hpp"
#include "app/ui.hpp"

namespace pondlab::app {

/// The books up to the day on show as a table with aligned digits; returns its height.
float draw_ledger(Ui& ui, const Rect& at, const Session& session);

} // namespace pondlab::app
