#include "workbench/work/searching.hpp"

#include "base/error.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/work/question.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pondlab::workbench {
namespace {

using scenario::Node;
using scenario::NodePtr;

/// Whose plans a search moves, and whom its limits set them against.
std::vector<std::string> concerned(const scenario::Scenario& scenario,
                                   std::vector<std::string> moved) {
  for (const scenario::Limit& limit : scenario.header.search.limits)
    if (!limit.versus.empty()) moved.push_back(limit.versus);
  return moved;
}

} // namespace

void Searching::about(std::shared_ptr<const experiment::Study> study) {
  study_ = std::move(study);
  question_ = study_ ? question_of(study_->scenario, concerned(study_->scenario, strategies()))
                     : std::string();
  if (out_of_date()) cancel();
}

void Searching::forget() {
  cancel();
  held_.clear();
  plans_ = experiment::usual_plans;
  replication_set_.reset();
  search_.reset();
  results_.clear();
}

std::vector<std::string> Searching::strategies() const {
  if (!study_) return {};
  std::vector<std::string> moved = study_->scenario.header.search.strategies;
  std::erase(moved, experiment::no_campaign);
  if (moved.empty()) moved.push_back(study_->scenario.default_strategy().id);
  return moved;
}

const std::vector<scenario::DecisionVariable>& Searching::levers() const {
  static const std::vector<scenario::DecisionVariable> none;
  return study_ ? study_->scenario.header.search.variables : none;
}

bool Searching::possible() const {
  return study_ && strategies().front() != experiment::no_campaign &&
         std::ranges::any_of(levers(), [this](const scenario::DecisionVariable& lever) {
           return moves(lever.parameter);
         });
}

void Searching::move(const std::string& parameter, bool moved) {
  if (moved)
    held_.erase(parameter);
  else
    held_.insert(parameter);
}

void Searching::choose_plans(int count) { plans_ = std::clamp(count, 1, most_page_plans); }

int Searching::replications() const {
  return study_ ? std::clamp(study_->replications, 2, most_page_replications) : 0;
}

/// The plan's scenario with the levers that are moved.
experiment::JobSpecification Searching::specification() const {
  const scenario::Path place = scenario::Path() / "search" / "levers";
  NodePtr root = study_->scenario.root;
  std::vector<NodePtr> moved;
  for (const NodePtr& lever : find(*root, place)->items())
    if (moves(*lever->find("parameter")->as_string())) moved.push_back(lever);
  root = with_value(root, place, Node::array(std::move(moved)));
  return {.file = study_->scenario.file,
          .scenario = scenario::canonical_text(*root),
          .replications = replications(),
          .plans = plans_};
}

std::string Searching::question() const {
  if (!possible()) return {};
  constexpr std::array<std::string_view, 1> elsewhere = {"search"};
  const auto root = scenario::parse(specification().scenario, "");
  return question_of(study_->scenario, concerned(study_->scenario, strategies()), elsewhere) +
         scenario::canonical_text(*(*root.value)->find("search"));
}

bool Searching::goes_on() const {
  return search_ && !search_->done() && possible() && !out_of_date() &&
         search_->specification().plans == plans_ && asked_scenario_ == specification().scenario;
}

void Searching::begin() {
  search_.reset();
  replication_set_.reset();
  results_.clear();
  asked_ = question_;
  answered_ = question();
  experiment::JobSpecification asked = specification();
  asked_scenario_ = asked.scenario;
  search_ = std::move(experiment::plan_search(std::move(asked)).search);
}

void Searching::start() {
  if (!possible() || running()) return;
  if (!goes_on()) begin();
  if (search_) work_on_stage();
}

void Searching::work_on_stage() {
  if (!replication_set_) replication_set_.emplace(search_->replication_set());
  dispatcher_.start(*replication_set_, search_->comparison().specification);
}

void Searching::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!dispatcher_.worker_result(worker, bytes)) return;
  results_.emplace_back(bytes.begin(), bytes.end());
  if (!replication_set_->finished()) return;
  end_stage();
  if (!search_->done()) work_on_stage();
}

void Searching::end_stage() {
  search_->take(std::move(replication_set_->file()));
  replication_set_.reset();
}

void Searching::take(const experiment::JobSpecification& specification,
                     std::span<const experiment::Bytes> results) {
  cancel();
  choose_plans(specification.plans.value_or(plans_));
  begin();
  try {
    for (const experiment::Bytes& bytes : results) {
      if (!search_ || search_->done()) break;
      if (!replication_set_) replication_set_.emplace(search_->replication_set());
      if (replication_set_->accept(experiment::work_result_from(bytes))) results_.push_back(bytes);
      if (replication_set_->finished()) end_stage();
    }
    if (!found()) throw Error(Failure::bad_data, "results of the search are missing");
  } catch (const Error&) {
    search_.reset();
    replication_set_.reset();
    results_.clear();
    throw;
  }
}

double Searching::share() const {
  if (running()) return dispatcher_.share();
  return wanted() > 0 ? static_cast<double>(done()) / wanted() : 0;
}

} // namespace pondlab::workbench
