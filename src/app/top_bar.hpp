#pragma once

#include "app/layout.hpp"
#include "app/shipped.hpp"
#include "app/ui.hpp"
#include "app/view.hpp"
#include "desk/session.hpp"

namespace pondlab::app {

/// Name, scenario and strategy, the transport, replications, language and theme.
void draw_top_bar(Ui& ui, const Layout& layout, const desk::Session& session,
                  const Shipped& shipped, const View& view);

} // namespace pondlab::app
