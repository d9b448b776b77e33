#include "scenario/new_plan/new_plan.hpp"

#include "base/number.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/new_plan/plan_pool.hpp"
#include "scenario/new_plan/plan_strategies.hpp"
#include "scenario/new_plan/presets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pondlab::scenario {
namespace {

/// Everything that is in doubt about a plan, each parameter once.
class Doubts {
public:
  Doubts(const PlanAnswers& answers, const Node& root, const PlanStrategies& strategies)
      : root_(root), has_communities_(answers.reaches_by("community")),
        has_guides_(answers.number(PlanNumber::guides) > 0) {
    for (const NodePtr& doubt : part(part(category_presets(), answers.category), "doubts").items())
      add(*doubt, {});
    for (const NodePtr& doubt : part(tactic_presets(), "doubts").items()) add(*doubt, {});
    for (const Member& channel : part(tactic_presets(), "channels").members())
      add_all(*channel.value, strategies);
    add_all(part(tactic_presets(), "offer"), strategies);
    add_all(part(tactic_presets(), "friends"), strategies);
    add_all(part(tactic_presets(), "live"), strategies);
  }

  NodePtr list() { return Node::array(std::move(doubts_)); }

private:
  void add_all(const Node& preset, const PlanStrategies& strategies) {
    const std::string kind(word_of(preset, "kind"));
    if (std::ranges::find(strategies.kinds, kind) == strategies.kinds.end()) return;
    for (const NodePtr& doubt : part(preset, "doubts").items())
      add(*doubt, "$.campaign." + kind + ".");
  }

  bool is_met(std::string_view need) const {
    if (need == "guides") return has_guides_;
    if (need == "communities") return has_communities_;
    if (need == "stock") return root_.find("products") != nullptr;
    const Node* stores = root_.find("stores");
    return stores && stores->items().size() > (need == "larger_stores" ? 1U : 0U); // else owners
  }

  void add(const Node& doubt, const std::string& head) {
    const Node* need = doubt.find("needs");
    if (need && !is_met(*need->as_string())) return;
    const std::string path = head + std::string(word_of(doubt, "parameter"));
    doubts_.push_back(Node::object({{"parameter", {}, Node::string(path)},
                                    {"low", {}, end(doubt, "low", path)},
                                    {"high", {}, end(doubt, "high", path)},
                                    {"source", {}, shared_part(doubt, "source")}}));
  }

  /// The end of a range as it is, or as a multiple of what the plan says.
  NodePtr end(const Node& doubt, const std::string& key, const std::string& path) const {
    if (doubt.find(key)) return shared_part(doubt, key);
    const double value = *find(root_, *Path::parse(path))->as_real();
    return Node::real(std::round(value * real_of(doubt, key + "_times") * 1e4) / 1e4);
  }

  const Node& root_;
  bool has_communities_, has_guides_;
  std::vector<NodePtr> doubts_;
};

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += text(language, "new_plan.and");
    all += name;
  }
  return all;
}

/// Texts about the whole plan.
class Words {
public:
  Words(const PlanAnswers& answers, const PlanStrategies& strategies, double every)
      : answers_(answers), strategies_(strategies), every_(every) {}

  NodePtr in_both(const std::string& key) const {
    return Node::object({{"zh", {}, Node::string(in(Language::zh, key))},
                         {"en", {}, Node::string(in(Language::en, key))}});
  }

private:
  std::string in(Language language, const std::string& key) const {
    std::vector<TextArgument> arguments{
        {"category", "@new_plan.category." + answers_.category + ".name"},
        {"goal", "@new_plan.goal." + answers_.goal + ".name"},
        {"ways", joined(strategies_.names[static_cast<std::size_t>(language)], language)},
        {"every", grouped(std::max(1., std::round(every_)), 0)}};
    for (const NumberQuestion& question : number_questions())
      arguments.push_back(
          {std::string(question.key), answer_text(question, answers_.number(question.number))});
    return words_in(language, key, std::move(arguments));
  }

  const PlanAnswers& answers_;
  const PlanStrategies& strategies_;
  double every_;
};

NodePtr root_of(const PlanAnswers& answers, engine::Date start) {
  const PlanDays days = days_of(answers, start);
  const PlanPool pool = pool_of(answers);
  PlanStrategies strategies = strategies_of(answers, days);
  const Words words(answers, strategies, pool.every);
  std::vector<Member> members{
      {"format_version", {}, Node::integer(1)},
      {"name", {}, words.in_both("new_plan.plan.name")},
      {"question", {}, words.in_both("new_plan.plan.question")},
      {"summary", {}, words.in_both("new_plan.plan.summary")},
      {"run",
       {},
       Node::object({{"seed", {}, Node::integer(1)}, {"replications", {}, Node::integer(20)}})},
      {"horizon",
       {},
       Node::object({{"start", {}, Node::string(engine::to_text(days.start))},
                     {"days", {}, Node::integer(days.days)}})},
      {"economics", {}, pool.economics},
      {"segments", {}, Node::array({pool.segment})}};
  if (!pool.stores->items().empty()) members.push_back({"stores", {}, pool.stores});
  if (strategies.products) members.push_back({"products", {}, strategies.products});
  members.push_back({"strategies", {}, strategies.strategies});
  if (strategies.limits) members.push_back({"limits", {}, strategies.limits});
  const NodePtr root = Node::object(std::move(members));
  return with_value(root, Path() / "doubts", Doubts(answers, *root, strategies).list());
}

} // namespace

NewPlan new_plan(const PlanAnswers& answers, engine::Date start) {
  NewPlan plan{.root = nullptr, .faults = faults_of(answers)};
  if (plan.faults.empty()) plan.root = root_of(answers, start);
  return plan;
}

std::vector<PlanTactic> tactics_of(const PlanAnswers& answers, Language language) {
  std::vector<PlanTactic> tactics;
  const std::string_view key = language == Language::zh ? "zh" : "en";
  const PlanStrategies strategies = strategies_of(answers, days_of(answers, {}));
  for (const Member& strategy : strategies.strategies->members())
    tactics.push_back({std::string(word_of(part(*strategy.value, "name"), key)),
                       std::string(word_of(part(*strategy.value, "summary"), key))});
  return tactics;
}

engine::Date usual_start(engine::Date today) {
  constexpr std::int32_t days_a_week = 7;
  return {today.days + days_a_week - engine::weekday(today)};
}

std::string new_plan_summary(const Node& root, Language language) {
  return std::string(word_of(part(root, "summary"), language == Language::zh ? "zh" : "en"));
}

std::string new_plan_name(const PlanAnswers& answers, Language language) {
  return words_in(language, "new_plan.plan.name",
                  {{"category", "@new_plan.category." + answers.category + ".name"},
                   {"goal", "@new_plan.goal." + answers.goal + ".name"}});
}

} // namespace pondlab::scenario
