#include "workbench/session/tiles.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

bool gives_tasks(const engine::CampaignEntry& entry) {
  return entry.mechanism->profile().gives_tasks;
}

bool wins_friends(const engine::CampaignEntry& entry) {
  const engine::Group group = entry.mechanism->profile().group;
  return group == engine::Group::inflow || group == engine::Group::membership;
}

/// Whether guides have friends in the pool, or come to have some.
bool has_friends(const engine::Plan& plan) {
  if (plan.guides == 0) return false;
  return !plan.inflow.empty() || std::ranges::any_of(plan.campaign, wins_friends) ||
         std::ranges::any_of(plan.segments, [](const engine::SegmentPlan& segment) {
           return segment.segment->reach.guide > 0;
         });
}

bool has_communities(const engine::Plan& plan) {
  return plan.communities > 0 &&
         std::ranges::any_of(plan.segments, [](const engine::SegmentPlan& segment) {
           return segment.segment->reach.community > 0;
         });
}

/// What becomes of those whom the plan can reach, by the way that it has.
std::vector<std::string> reach_measures(const engine::Plan& plan) {
  if (has_friends(plan)) return {"net_adds", "reachable"};
  if (has_communities(plan)) return {"in_community", "muted"};
  return {"campaign_cost", "opted_out"};
}

void add_missing(std::vector<experiment::Question>& questions, experiment::Question question) {
  if (std::ranges::find(questions, question) == questions.end())
    questions.push_back(std::move(question));
}

} // namespace

std::vector<std::string> tile_measures(const engine::Plan& plan) {
  if (plan.campaign.empty())
    return {"contribution", "net_sales", "orders",     "repeat_orders", "order_value",
            "return_rate",  "visitors",  "conversion", "members"};
  const bool tasks = std::ranges::any_of(plan.campaign, gives_tasks);
  const std::vector<std::string> reach = reach_measures(plan);
  return {"incremental_contribution",
          "net_sales",
          "expense_ratio",
          reach[0],
          reach[1],
          "orders",
          "order_value",
          "return_rate",
          tasks ? "task_completion" : "conversion"};
}

std::vector<std::string> tile_mechanisms(const engine::Plan& plan, const engine::Measure& measure) {
  std::vector<std::string> ids;
  if (measure.of_mechanism)
    for (const engine::CampaignEntry& entry : plan.campaign)
      if (gives_tasks(entry)) ids.push_back(entry.id);
  return ids;
}

void ask_tiles(experiment::Study& study) {
  const engine::Plan& plan = *study.arms.front().plan;
  study.series.clear(); // the page draws its tiles' alone
  for (const std::string& key : tile_measures(plan)) {
    const engine::Measure& measure = *engine::find_measure(key);
    const experiment::Question question{&measure, study.strategy, tile_mechanisms(plan, measure), 0,
                                        plan.day_count()};
    add_missing(study.questions, question);
    study.series.push_back(question);
  }
}

} // namespace pondlab::workbench
