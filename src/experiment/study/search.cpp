#include "experiment/study/search.hpp"

#include "base/error.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "scenario/file/decision_variable.hpp"
#include "scenario/file/deepest_cut.hpp"
#include "scenario/json/document.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pondlab::experiment {

namespace {

using scenario::DecisionVariable;
using scenario::NodePtr;
using scenario::Path;

/// Share of the plans that are tried over the whole space; the others near its front.
constexpr double share_over_space = .6;
/// How far from a plan of the front, in parts of a variable's range.
constexpr double reach_near_front = 1. / 6;
/// Draws of the last stage: an address of its own, within what a file's seed may be.
constexpr std::uint64_t fresh = 0x66726573'68647277u;
constexpr std::uint64_t largest_seed = 9'007'199'254'740'991u;

static_assert(static_cast<std::uint8_t>(Search::Stage::done) == stage_count);

std::uint64_t fresh_seed(std::uint64_t seed) { return engine::mix64(seed ^ fresh) & largest_seed; }

/// The mechanism that a variable moves is in the plan.
bool reaches(const scenario::Node& root, const Path& path) {
  const bool in_campaign = path.steps()[0] == scenario::Step("campaign");
  return !in_campaign || find(root, Path({path.steps()[0], path.steps()[1]})) != nullptr;
}

/// What the search holds its plans against: its own limits, then those of the scenario that are not
/// among them, as `header.search.limits` has them.
NodePtr limits_of(const scenario::Scenario& scenario) {
  std::vector<NodePtr> limits;
  if (const scenario::Node* own = find(*scenario.root, Path() / "search" / "limits"))
    limits = own->items();
  const scenario::Header& header = scenario.header;
  for (std::size_t i = 0; i < header.limits.size(); ++i)
    if (limits.size() < header.search.limits.size() &&
        header.limits[i] == header.search.limits[limits.size()])
      limits.push_back(scenario.root->find("limits")->items()[i]);
  return scenario::Node::array(std::move(limits));
}

/// Strategies of the file that plans are set against.
void add_rivals(const scenario::Scenario& scenario, std::vector<scenario::Member>& strategies) {
  for (const scenario::Limit& limit : scenario.header.search.limits) {
    const scenario::Strategy* rival = scenario.find(limit.versus);
    if (rival && rival->patch &&
        std::ranges::find(strategies, rival->id, &scenario::Member::key) == strategies.end())
      strategies.push_back({rival->id, {}, rival->patch});
  }
}

/// The scenario with these strategies alone, without what is about others.
std::string text_with(const scenario::Scenario& scenario, const std::vector<TriedPlan>& plans,
                      const std::vector<std::size_t>& chosen) {
  std::vector<scenario::Member> strategies;
  for (const std::size_t i : chosen)
    strategies.push_back(
        {plans[i].id, {}, plans[i].patch ? plans[i].patch : scenario::Node::object()});
  add_rivals(scenario, strategies);
  std::vector<scenario::Member> members;
  constexpr std::array<std::string_view, 5> left_out = {"expectations", "doubts", "search",
                                                        "strategies", "limits"};
  for (const scenario::Member& member : scenario.root->members())
    if (std::ranges::find(left_out, member.key) == left_out.end()) members.push_back(member);
  members.push_back({"strategies", {}, scenario::Node::object(std::move(strategies))});
  members.push_back({"limits", {}, limits_of(scenario)});
  return scenario::Document(scenario::Node::object(std::move(members))).text();
}

/// So many of a list, its ends and evenly spaced ones between.
std::vector<std::size_t> spaced(const std::vector<std::size_t>& list, std::size_t count) {
  if (list.size() <= count) return list;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < count; ++i)
    chosen.push_back(list[count == 1 ? 0 : i * (list.size() - 1) / (count - 1)]);
  return chosen;
}

/// With what the file or use says where nothing was asked.
JobSpecification settled(JobSpecification asked, const scenario::Run& run) {
  asked.kind = JobSpecification::Kind::search;
  asked.seed = asked.seed.value_or(static_cast<std::uint64_t>(run.seed));
  asked.plans = asked.plans.value_or(usual_plans);
  asked.trials = asked.trials.value_or(usual_trials);
  asked.finalists = asked.finalists.value_or(usual_finalists);
  asked.replications = asked.replications.value_or(static_cast<int>(run.replications));
  return asked;
}

} // namespace

Search::Search(scenario::Scenario scenario, JobSpecification specification)
    : specification_(settled(std::move(specification), scenario.header.run)),
      scenario_(std::move(scenario)), seed_(*specification_.seed), wanted_(*specification_.plans),
      trials_(*specification_.trials), most_finalists_(*specification_.finalists),
      replications_(*specification_.replications), design_(seed_) {
  if (variables().empty()) throw Error(Failure::usage, "search.no_levers", {});
  for (const std::string& id : scenario_.header.search.strategies)
    if (id != no_campaign && std::ranges::find(strategies_, id) == strategies_.end())
      strategies_.push_back(id);
  if (strategies_.empty()) strategies_.push_back(scenario_.default_strategy().id);
  if (strategies_.front() == no_campaign) throw Error(Failure::usage, "search.no_campaign", {});
  add_plans_as_they_stand();
  const auto over_space = static_cast<std::size_t>(std::ceil(share_over_space * wanted_));
  const auto places = design_.latin_hypercube(over_space, variables().size());
  for (std::size_t i = 0; i < places.size(); ++i)
    add(strategies_[i % strategies_.size()], places[i], false);
  begin(Stage::explore, plans_of_stage(), seed_, trials_);
}

const engine::Measure& Search::against() const { return measure_against(scenario_.header.search); }

ReplicationSet Search::replication_set() const {
  Experiment experiment = comparison_.experiment();
  experiment.move_to_stage(static_cast<std::uint8_t>(stage_));
  return {std::move(experiment)};
}

int Search::replications_to_come() const {
  switch (stage_) {
  case Stage::explore:
    return trials_ + replications_;
  case Stage::refine:
    return replications_;
  default:
    return 0;
  }
}

void Search::add_plans_as_they_stand() {
  for (const std::string& id : strategies_) {
    const scenario::Strategy& strategy = *scenario_.find(id);
    TriedPlan plan{
        .id = "as_it_stands_" + id, .strategy = id, .settings = {}, .patch = strategy.patch};
    plan.as_it_stands = true;
    const NodePtr root = merged_root(scenario_.root, strategy);
    for (const DecisionVariable& variable : variables()) {
      const scenario::Node* value = find(*root, *Path::parse(variable.parameter));
      plan.settings.push_back(value ? value->as_real().value_or(NAN) : NAN);
    }
    plans_.push_back(std::move(plan));
  }
}

/// A plan at a place of the variables' space, unless it was tried before or cannot be run.
void Search::add(const std::string& strategy, const std::vector<double>& place, bool refined) {
  const scenario::Strategy& base = *scenario_.find(strategy);
  const NodePtr root = merged_root(scenario_.root, base);
  TriedPlan plan{.id = "plan_" + std::to_string(plans_.size()),
                 .strategy = strategy,
                 .settings = {},
                 .patch = base.patch ? base.patch : scenario::Node::object()};
  plan.refined = refined;
  for (std::size_t i = 0; i < variables().size(); ++i) {
    const DecisionVariable& variable = variables()[i];
    const Path path = *Path::parse(variable.parameter);
    const NodePtr setting = setting_of(variable, *find_number(scenario_, variable.parameter),
                                       variable.low + place[i] * (variable.high - variable.low));
    const bool moves = reaches(*root, path);
    plan.settings.push_back(moves ? setting->as_real().value_or(NAN) : NAN);
    if (moves) plan.patch = with_value(plan.patch, path, setting);
  }
  if (!known_.insert(strategy + scenario::Document(plan.patch).text()).second) return;
  plans_.push_back(std::move(plan));
  if (!scenario::read(text_with(scenario_, plans_, {plans_.size() - 1}), scenario_.file))
    plans_.pop_back();
}

/// Where a plan lies in the variables' space; the middle along variables that do not move it.
std::vector<double> Search::place_of(const TriedPlan& plan) const {
  std::vector<double> place;
  for (std::size_t i = 0; i < variables().size(); ++i) {
    const DecisionVariable& variable = variables()[i];
    const double at = (plan.settings[i] - variable.low) / (variable.high - variable.low);
    place.push_back(std::isfinite(at) ? std::clamp(at, 0., 1.) : .5);
  }
  return place;
}

/// Those that no stage has had yet.
std::vector<std::size_t> Search::plans_of_stage() const {
  const std::size_t tried = at_work_.empty() ? 0 : at_work_.back() + 1;
  std::vector<std::size_t> plans;
  for (std::size_t i = tried; i < plans_.size(); ++i) plans.push_back(i);
  return plans;
}

void Search::begin(Stage stage, const std::vector<std::size_t>& plans, std::uint64_t seed,
                   int replications) {
  JobSpecification asked{.version = specification_.version,
                         .kind = JobSpecification::Kind::comparison,
                         .file = specification_.file,
                         .scenario = text_with(scenario_, plans_, plans),
                         .seed = seed,
                         .replications = replications,
                         .draws = 0, // at the file's values alone
                         .plans = static_cast<int>(plans.size())};
  for (const std::size_t i : plans) asked.strategies.push_back(plans_[i].id);
  asked.measures.emplace_back(against().key);
  auto planned = plan_comparison(std::move(asked));
  if (!planned.comparison)
    throw Error(Failure::internal, to_text(planned.diagnostics.front(), Language::en));
  comparison_ = std::move(*planned.comparison);
  at_work_ = plans;
  stage_ = stage;
}

void Search::take(Experiment experiment) {
  switch (stage_) {
  case Stage::explore:
    weigh(experiment);
    return refine();
  case Stage::refine:
    weigh(experiment);
    return confirm();
  case Stage::confirm:
    experiment_ = std::move(experiment);
    return finish();
  case Stage::done:
    return;
  }
}

/// Tries plans near the front of the first ones.
void Search::refine() {
  const auto front = pareto_front_of(explored());
  const auto missing = static_cast<std::size_t>(wanted_) + strategies_.size();
  const std::size_t before = plans_.size();
  if (!front.empty())
    for (std::size_t i = 0; i < 20 * missing && plans_.size() < missing; ++i) {
      const TriedPlan& centre = plans_[front[i % front.size()]];
      add(std::string(centre.strategy), design_.near(place_of(centre), reach_near_front), true);
    }
  if (plans_.size() == before) return confirm();
  begin(Stage::refine, plans_of_stage(), seed_, trials_);
}

void Search::confirm() {
  begin(Stage::confirm, choose_finalists(), fresh_seed(seed_), replications_);
}

/// The plans of the stage, on the means of its replications.
void Search::weigh(const Experiment& experiment) {
  const std::size_t none = comparison_.strategies.size() - 1;
  const std::size_t second = comparison_.place_of(against());
  for (std::size_t s = 0; s < at_work_.size(); ++s) {
    Weighed& weighed = plans_[at_work_[s]].explored;
    weighed.gain = paired_difference(comparison_, experiment, 0, s, none).mean;
    weighed.other = turn() * experiment.answer(comparison_.question(s, second)).mean;
    weighed.allowed = true;
    for (std::size_t i = 0; i < comparison_.limits().size(); ++i) {
      const Kept kept = comparison_.keeps(i, s, experiment);
      const Band band = band_of(comparison_.limits()[i]);
      const double mean = kept.estimate.mean;
      weighed.allowed = weighed.allowed && (kept.verdict == Verdict::skipped ||
                                            (mean >= band.low && mean <= band.high));
    }
  }
}

std::vector<Weighed> Search::explored() const {
  std::vector<Weighed> all;
  for (const TriedPlan& plan : plans_) all.push_back(plan.explored);
  return all;
}

/// The front, filled up with the plans that gain most, and the plans as they stand.
std::vector<std::size_t> Search::choose_finalists() const {
  const auto most = static_cast<std::size_t>(most_finalists_);
  std::vector<std::size_t> chosen = spaced(pareto_front_of(explored()), most);
  std::vector<std::size_t> by_gain(plans_.size());
  for (std::size_t i = 0; i < by_gain.size(); ++i) by_gain[i] = i;
  std::ranges::stable_sort(by_gain, [&](std::size_t a, std::size_t b) {
    const Weighed &one = plans_[a].explored, &other = plans_[b].explored;
    return one.allowed != other.allowed ? one.allowed : one.gain > other.gain;
  });
  const auto add = [&](std::size_t plan) {
    if (std::ranges::find(chosen, plan) == chosen.end()) chosen.push_back(plan);
  };
  for (std::size_t i = 0; i < by_gain.size() && chosen.size() < most; ++i) add(by_gain[i]);
  for (std::size_t i = 0; i < strategies_.size(); ++i) add(i); // the plans as they stand
  return chosen;
}

void Search::finish() {
  const std::size_t none = comparison_.strategies.size() - 1;
  const std::size_t second = comparison_.place_of(against());
  std::vector<Weighed> weighed;
  for (std::size_t s = 0; s < at_work_.size(); ++s) {
    Finalist finalist{.plan = at_work_[s], .strategy = s};
    finalist.gain = paired_difference(comparison_, *experiment_, 0, s, none);
    finalist.other = experiment_->answer(comparison_.question(s, second));
    const ArmKey key{plans_[at_work_[s]].id, {}};
    finalist.deepest_cut =
        scenario::deepest_cut(std::ranges::find(comparison_.arms, key, &Arm::key)->plan->campaign);
    bool allowed = true;
    for (std::size_t i = 0; i < comparison_.limits().size(); ++i) {
      finalist.limits.push_back(comparison_.keeps(i, s, *experiment_));
      allowed = allowed && finalist.limits.back().verdict != Verdict::fail;
    }
    weighed.push_back({finalist.gain.mean, turn() * finalist.other.mean, allowed});
    finalists_.push_back(std::move(finalist));
  }
  for (const std::size_t i : pareto_front_of(weighed)) finalists_[i].on_front = true;
  std::ranges::stable_sort(
      finalists_, [](const Finalist& a, const Finalist& b) { return a.gain.mean > b.gain.mean; });
  decision_ = decide(comparison_, *experiment_);
  stage_ = Stage::done;
}

/// They are by falling gain, and the plans as they stand are always among them.
const Finalist& Search::today() const {
  return *std::ranges::find_if(
      finalists_, [this](const Finalist& one) { return plans_[one.plan].as_it_stands; });
}

Estimate Search::over_today(const Finalist& finalist) const {
  Estimate estimate =
      paired_difference(comparison_, *experiment_, 0, finalist.strategy, today().strategy);
  if (estimate.is_lopsided() || estimate.n < fewest_replications)
    return anytime_difference(comparison_, *experiment_, finalist.strategy, today().strategy,
                              experiment_->done());
  const auto others = static_cast<double>(finalists_.size() - 1);
  estimate.half_width *=
      student(estimate.n - 1, 1 - (1 - confidence) / others) / student(estimate.n - 1);
  return estimate;
}

std::string_view key_of(Search::Stage stage) {
  constexpr std::array<std::string_view, 4> keys = {"explore", "refine", "confirm", "done"};
  return keys[static_cast<std::size_t>(stage)];
}

SearchResult plan_search(JobSpecification specification) {
  auto read = read_scenario(specification);
  if (!read) return {std::nullopt, std::move(read.diagnostics)};
  return {Search(std::move(*read.value), std::move(specification)), std::move(read.diagnostics)};
}

} // namespace pondlab::experiment
