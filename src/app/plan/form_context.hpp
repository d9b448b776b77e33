#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/plan_document.hpp"

namespace pondlab::app {

/// What a form shows: the strategy on show, and how.
struct FormContext {
  const workbench::PlanDocument& plan;
  const View& view;
  Colour own; ///< marks what the strategy on show does not take from the base

  bool differs(const scenario::Path& path) const { return plan.differs(path); }
  /// Whether a field is left out where only differences are asked for.
  bool leaves_out(const scenario::Path& path) const {
    return view.only_differences && plan.is_patched() && !plan.differs(path);
  }
};

} // namespace pondlab::app
