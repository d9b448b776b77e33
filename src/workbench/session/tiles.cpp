#include "workbench/session/tiles.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

bool gives_tasks(const engine::CampaignEntry& entry) {
  return entry.mechanism->profile().gives_tasks;
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
  return {"incremental_contribution",
          "net_sales",
          "expense_ratio",
          "net_adds",
          "reachable",
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
