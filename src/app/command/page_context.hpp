#pragma once

#include "app/draw/ui.hpp"
#include "app/state/pond_clock.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "app/widgets/toast.hpp"
#include "workbench/plans/my_plans.hpp"
#include "workbench/results/kept_results.hpp"
#include "workbench/session/session.hpp"

#include <string>

namespace pondlab::app {

/// What commands are applied to: what a person works on, what is on show, and the page's settings.
struct PageContext {
  workbench::Session& session;
  View& view;
  Ui& ui;
  Toast& toast;
  PondClock& pond_clock;
  const Shipped& shipped;
  workbench::MyPlans& my_plans;
  workbench::KeptResults& kept_results;
  double now = 0; ///< milliseconds of the browser's clock

  /// Hands a person a file, and says so.
  void save_file(const std::string& name, const std::string& text);
};

} // namespace pondlab::app
