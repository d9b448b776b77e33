#include "app/draw/strategy_colour.hpp"

#include <algorithm>

namespace pondlab::app {

Colour strategy_colour(const Ui& ui, const workbench::PlanDocument& plan, const std::string& id) {
  if (id == experiment::no_campaign) return ui.theme().muted;
  std::vector<std::string> ids = plan.strategies();
  std::erase(ids, experiment::no_campaign);
  const auto place = static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
  return report::series_stroke(place, ui.theme().dark).colour;
}

} // namespace pondlab::app
