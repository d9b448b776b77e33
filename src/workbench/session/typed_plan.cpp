#include "workbench/session/typed_plan.hpp"

#include <algorithm>

namespace pondlab::workbench {
const scenario::PlanFault* ReadPlan::fault_of(std::string_view question) const {
  const auto found = std::ranges::find(faults, question, &scenario::PlanFault::question);
  return found == faults.end() ? nullptr : &*found;
}

ReadPlan read_plan(const TypedPlan& typed) {
  scenario::PlanAsked asked{
      .category = typed.category, .goal = typed.goal, .channels = typed.channels};
  std::vector<scenario::PlanFault> unreadable;
  for (const scenario::NumberQuestion& question : scenario::number_questions()) {
    const auto at = static_cast<std::size_t>(question.number);
    const auto& text = typed.numbers[at];
    if (!text || text->empty()) continue;
    asked.numbers[at] = scenario::read_answer(question, *text);
    if (!asked.numbers[at]) unreadable.push_back(scenario::unreadable(question, *text));
  }
  ReadPlan read{.answers = scenario::completed(asked), .faults = std::move(unreadable)};
  for (scenario::PlanFault& fault : scenario::faults_of(read.answers))
    read.faults.push_back(std::move(fault));
  return read;
}

} // namespace pondlab::workbench
