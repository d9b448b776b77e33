#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

#include <string>
#include <vector>

namespace pondlab::app {

/// What was found: one sentence that can be acted on, then a row for each finalist, the best first,
/// which becomes a strategy with one press. The search is done; returns its height.
float draw_search_finds(Ui& ui, const Rect& at, const workbench::Session& session);

/// The columns' heads, and a finalist's line: its name first, then its settings and figures.
std::vector<std::string> search_head(const Ui& ui, const experiment::Search& search);
std::vector<std::string> search_row(const Ui& ui, const experiment::Search& search,
                                    const experiment::Finalist& finalist);
/// All that is said above the rows, in one.
std::string search_summary(const Ui& ui, const experiment::Search& search);

} // namespace pondlab::app
