#pragma once

#include "app/draw/ui.hpp"
#include "report/model/chart.hpp"
#include "workbench/session/session.hpp"

#include <optional>
#include <string>

namespace pondlab::app {

/// A bar of the campaign's that is being dragged.
struct BarDrag {
  std::string id;
  workbench::EntryPeriod period; ///< where it would come to lie
};

/// Lets bars be moved by their middle and stretched by their ends, by mouse and by arrow keys; asks
/// for the change once one is let go. A bar that was only pressed shows its form.
std::optional<BarDrag> drag_campaign_bars(Ui& ui, const Rect& lanes,
                                          const workbench::Session& session,
                                          const report::Scale& x);

/// One lane for each entry of the campaign, with the days on which it acts; `names` has no width
/// where there is no room for them.
void draw_campaign_lanes(Ui& ui, const Rect& lanes, const Rect& names,
                         const workbench::Session& session, const report::Scale& x,
                         const std::optional<BarDrag>& drag);

} // namespace pondlab::app
