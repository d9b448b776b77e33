#pragma once

#include "app/draw/ui.hpp"
#include "app/state/view.hpp"
#include "workbench/session/session.hpp"

#include <vector>

namespace pondlab::app {

/// What a test of the brand's own would come to, for the strategy on show: what the dashboard
/// reports, what a test would find and what is true beside each other; and how many people it takes
/// to find anything. Returns their height; 0 where there is no campaign.
float draw_field_tests(Ui& ui, const Rect& at, const workbench::Session& session, const View& view);

/// All that both tell, for who does not see them; none before they are known.
std::vector<report::Notice> field_test_notices(const Ui& ui, const workbench::Session& session);
std::vector<report::DocumentTable> field_test_tables(const Ui& ui,
                                                     const workbench::Session& session);

} // namespace pondlab::app
