#include "workbench/work/question.hpp"

#include "scenario/json/canonical.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pondlab::workbench {

using scenario::Member;
using scenario::Node;

std::string question_of(const scenario::Scenario& scenario, std::span<const std::string> strategies,
                        std::span<const std::string_view> left_out) {
  constexpr std::array<std::string_view, 6> never = {"name",         "question", "summary",
                                                     "expectations", "doubts",   "strategies"};
  std::vector<Member> members;
  for (const Member& member : scenario.root->members())
    if (std::ranges::find(never, member.key) == never.end() &&
        std::ranges::find(left_out, member.key) == left_out.end())
      members.push_back(member);
  std::vector<Member> patches;
  for (const std::string& id : strategies) {
    const scenario::Strategy* strategy = scenario.find(id);
    if (strategy) patches.push_back({id, {}, strategy->patch ? strategy->patch : Node::null()});
  }
  members.push_back({"strategies", {}, Node::object(std::move(patches))});
  return scenario::canonical_text(*Node::object(std::move(members)));
}

} // namespace pondlab::workbench
