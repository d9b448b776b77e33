#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

namespace pondlab::app {

/// The decision card: one sentence that can be acted on, then a row for each strategy, the best
/// first; between them the health card. Requires a card; returns its height.
float draw_compare_table(Ui& ui, const Rect& at, const workbench::Session& session,
                         const View& view);

/// The columns' heads and a strategy's figures in their order, the name first.
std::vector<std::string> compare_head(const Ui& ui);
std::vector<std::string> compare_row(const Ui& ui, const workbench::Comparing& comparing,
                                     const report::CompareReport& report,
                                     const workbench::ComparedStrategy& strategy);

} // namespace pondlab::app
