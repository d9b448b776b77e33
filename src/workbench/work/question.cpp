#include "workbench/work/question.hpp"

#include "engine/numeric/random.hpp"
#include "report/format/json_writer.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pondlab::workbench {
namespace {

using scenario::Member;
using scenario::Node;
using scenario::NodePtr;

std::string seed_line(std::uint64_t seed) { return "seed " + std::to_string(seed) + "\n"; }

std::string arm_line(const experiment::Arm& arm) {
  std::string key = arm.key.strategy;
  for (const std::string& mechanism : arm.key.without) key += "\n" + mechanism;
  return report::hash_text(engine::mix64(engine::hash_text(key), arm.plan->hash)) + "\n";
}

/// Which values are drawn; where a range comes from changes nothing.
std::string doubts_line(const scenario::Scenario& scenario) {
  std::string ranges;
  for (const scenario::ParameterUncertainty& doubt : scenario.header.doubts)
    ranges += doubt.parameter + " " + scenario::real_text(doubt.low) + " " +
              scenario::real_text(doubt.high) + " " + std::to_string(doubt.shape) + "\n";
  return "doubts " + report::hash_text(engine::hash_text(ranges)) + "\n";
}

/// A strategy's changes without its words.
NodePtr changes_of(const scenario::Strategy& strategy) {
  if (!strategy.patch) return Node::null();
  std::vector<Member> members;
  for (const Member& member : strategy.patch->members())
    if (!scenario::describes_itself(member.key)) members.push_back(member);
  return Node::object(std::move(members));
}

} // namespace

std::string question_of(const experiment::Study& study) {
  std::string question = seed_line(study.seed);
  for (const experiment::Arm& arm : study.arms) question += arm_line(arm);
  std::vector<std::string> segments;
  for (const experiment::Question& asked : study.questions)
    if (!asked.segment.empty() && std::ranges::find(segments, asked.segment) == segments.end())
      segments.push_back(asked.segment);
  for (const std::string& segment : segments)
    question += "segment " + report::hash_text(engine::hash_text(segment)) + "\n";
  return question;
}

std::string question_of(const experiment::Comparison& comparison) {
  std::string question = seed_line(comparison.seed);
  for (const experiment::Arm& arm : comparison.arms) question += arm_line(arm);
  if (comparison.draws > 0 || comparison.screen) question += doubts_line(comparison.scenario);
  return question;
}

std::string question_of_all(const experiment::Study& study) {
  std::string question = seed_line(study.seed);
  for (const std::string& id : study.scenario.strategy_ids())
    question += arm_line(experiment::compile_arm(study.scenario, {id, {}}));
  return question + doubts_line(study.scenario);
}

bool is_part_of(std::string_view question, std::string_view all) {
  while (!question.empty()) {
    const std::size_t end = std::min(question.find('\n'), question.size() - 1) + 1;
    const std::string_view line = question.substr(0, end);
    std::size_t at = all.find(line);
    while (at != all.npos && at > 0 && all[at - 1] != '\n') at = all.find(line, at + 1);
    if (at == all.npos) return false;
    question.remove_prefix(end);
  }
  return true;
}

std::string question_of(const scenario::Scenario& scenario, std::span<const std::string> strategies,
                        std::span<const std::string_view> left_out) {
  constexpr std::array<std::string_view, 7> never = {
      "name", "question", "summary", "author", "expectations", "doubts", "strategies"};
  std::vector<Member> members;
  for (const Member& member : scenario.root->members())
    if (std::ranges::find(never, member.key) == never.end() &&
        std::ranges::find(left_out, member.key) == left_out.end())
      members.push_back(member);
  std::vector<Member> patches;
  for (const std::string& id : strategies)
    if (const scenario::Strategy* strategy = scenario.find(id))
      patches.push_back({id, {}, changes_of(*strategy)});
  members.push_back({"strategies", {}, Node::object(std::move(patches))});
  return scenario::canonical_text(*Node::object(std::move(members)));
}

} // namespace pondlab::workbench
