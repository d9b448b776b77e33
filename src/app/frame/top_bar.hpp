#pragma once

#include "app/draw/ui.hpp"
#include "app/state/layout.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "workbench/plans/my_plans.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// Name, scenario and strategy, the transport, replications, language and theme.
void draw_top_bar(Ui& ui, const Layout& layout, const workbench::Session& session,
                  const Shipped& shipped, const workbench::MyPlans& plans, const View& view);

} // namespace pondlab::app
