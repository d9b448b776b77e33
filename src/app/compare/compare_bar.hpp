#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

#include <string>

namespace pondlab::app {

/// What takes part in a comparison and how often it is simulated; while it runs, how far it is.
/// Returns its height.
float draw_compare_bar(Ui& ui, const Rect& at, const workbench::Session& session);

/// What starting does now, and how many replications there are to be then; none when the choice is
/// made.
struct CompareStep {
  std::string label;
  int replications = 0;
};
CompareStep next_compare_step(const Ui& ui, const workbench::Comparing& comparing);

} // namespace pondlab::app
