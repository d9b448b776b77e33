#pragma once

#include "app/draw/ui.hpp"
#include "report/model/chart.hpp"

#include <string_view>

namespace pondlab::app {

/// Draws a chart over days into `area`, with its title, which leaves `reserved` pixels free at the
/// right. Returns the day that a click or a key chose, or −1.
int draw_series_chart(Ui& ui, std::string_view name, const Rect& area,
                      const report::SeriesChart& chart, float reserved = 0);

/// Draws bars from zero with their figures and shares. Returns the bar a click chose, or −1; `hint`
/// says, on hover, what a click does.
int draw_bar_chart(Ui& ui, std::string_view name, const Rect& area, const report::BarChart& chart,
                   std::string_view hint);

} // namespace pondlab::app
