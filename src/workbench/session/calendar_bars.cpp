#include "workbench/session/calendar_bars.hpp"

#include "scenario/parameters/reader.hpp"
#include "workbench/session/entry_period.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

using scenario::Node;

/// An entry's schedule as the file's reader reads it; an entry without one acts from its own first
/// day to the end.
engine::Schedule schedule_of(const Node& entry) {
  scenario::Findings findings("");
  scenario::References references;
  if (const Node* schedule = entry.find("schedule"))
    return scenario::read_record<engine::Schedule>(schedule, schedule->at(), {}, "schedule",
                                                   findings, references);
  auto whole_run = engine::with_defaults<engine::Schedule>();
  const Node* from = entry.find("from");
  if (from && from->as_string())
    whole_run.from = engine::parse_date(*from->as_string()).value_or(engine::Date{});
  return whole_run;
}

/// Neighbouring days make one span.
std::vector<CampaignBar::Span> spans_of(const std::vector<engine::Day>& days) {
  std::vector<CampaignBar::Span> spans;
  for (const engine::Day day : days) {
    if (!spans.empty() && spans.back().to == day)
      ++spans.back().to;
    else
      spans.push_back({day, day + 1});
  }
  return spans;
}

CampaignBar bar_of(const std::string& id, const Node* entry, const engine::Horizon& horizon) {
  CampaignBar bar{.id = id, .kind = id.substr(0, id.find('#')), .spans = {}};
  bar.removed = entry == nullptr;
  if (!entry) return bar;
  bar.spans = spans_of(days_of(schedule_of(*entry), horizon.start, horizon.days));
  bar.period = period_of(id, *entry, horizon);
  return bar;
}

EventBar event_of(const engine::Period& period, const engine::Horizon& horizon, bool shock) {
  const int from = period.from.known() ? period.from.days - horizon.start.days : 0;
  const int to = period.to.known() ? period.to.days - horizon.start.days + 1 : horizon.days;
  return {period.id, period.name, std::clamp(from, 0, horizon.days),
          std::clamp(to, 0, horizon.days), shock};
}

} // namespace

std::vector<CampaignBar> campaign_bars(const scenario::Scenario& scenario,
                                       const std::string& strategy) {
  const scenario::Strategy& chosen = *scenario.find(strategy);
  std::vector<std::string> ids;
  if (const scenario::Strategy* base = scenario.find(scenario::base_strategy))
    ids = base->mechanisms;
  for (const std::string& id : chosen.mechanisms)
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);

  const scenario::NodePtr root = merged_root(scenario.root, chosen);
  const Node* campaign = root->find("campaign");
  std::vector<CampaignBar> bars;
  for (const std::string& id : ids) {
    const bool acts = std::ranges::find(chosen.mechanisms, id) != chosen.mechanisms.end();
    bars.push_back(
        bar_of(id, acts && campaign ? campaign->find(id) : nullptr, scenario.setup.horizon));
  }
  return bars;
}

std::vector<EventBar> event_bars(const engine::Setup& setup) {
  std::vector<EventBar> bars;
  for (const engine::Period& period : setup.calendar)
    bars.push_back(event_of(period, setup.horizon, false));
  for (const engine::Period& period : setup.shocks)
    bars.push_back(event_of(period, setup.horizon, true));
  return bars;
}

} // namespace pondlab::workbench
