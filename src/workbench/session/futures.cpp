#include "workbench/session/futures.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

/// The same world without a campaign; null where the strategy has none.
const experiment::Arm* twin_of(const experiment::Study& study) {
  const auto& arms = study.arms;
  const auto found = std::ranges::find(
      arms, experiment::ArmKey{std::string(experiment::no_campaign), {}}, &experiment::Arm::key);
  return found != arms.end() && found != arms.begin() ? &*found : nullptr;
}

/// The run of a plan from the start; nothing where it has errors.
std::optional<Simulation> run_of(const PlanDocument& plan) {
  if (!plan.study()) return std::nullopt;
  const experiment::Study& study = *plan.study();
  return Simulation(study.arms.front(), twin_of(study), study.seed);
}

/// The run of a plan from day `from` of `trunk` on.
Simulation run_on(const Simulation& trunk, int from, const experiment::Study& study) {
  return {trunk, from, study.arms.front(), twin_of(study)};
}

bool behind(const Future& future, int day) {
  return future.simulation &&
         future.simulation->simulated() < std::min(day, future.simulation->days());
}

} // namespace

void Futures::open(PlanDocument plan) {
  auto run = run_of(plan);
  others_.clear();
  undone_.reset();
  shown_ = {.root_left = {}, .plan = std::move(plan), .simulation = std::move(run)};
  share_memory();
}

void Futures::start_anew(PlanDocument plan) {
  shown_.left = -1;
  shown_.root_left = nullptr;
  replace(std::move(plan));
}

/// A branch goes on from the day on which it begins, where it still can.
void Futures::replace(PlanDocument plan) {
  const std::optional<Simulation>& before = shown_.simulation;
  const bool goes_on =
      before && shown_.root_left && plan.study() && before->can_go_on(*plan.study());
  std::optional<Simulation> run =
      goes_on ? run_on(*before, before->begins(), *plan.study()) : run_of(plan);
  if (run && before && !goes_on) run->take_people(*before);
  undone_.reset();
  shown_.plan = std::move(plan);
  shown_.simulation = std::move(run);
  share_memory();
}

/// On the day on which the plan on show itself begins, a change is one more of the same branch.
Edited Futures::branch(PlanDocument plan, int day) {
  if (!plan.study()) return Edited::invalid;
  if (!shown_.simulation->can_go_on(*plan.study())) return Edited::settled;
  const bool beside = shown_.simulation->begins() != day;
  if (beside && others_.size() + 1 >= most) return Edited::full;
  std::optional<Simulation> run = run_on(*shown_.simulation, day, *plan.study());
  undone_.reset();
  Future trunk = std::exchange(
      shown_, {.number = beside ? free_number(shown_.number) : shown_.number,
               .left = beside ? shown_.number : shown_.left,
               .root_left = beside ? shown_.plan.document().shared_root() : shown_.root_left,
               .plan = std::move(plan),
               .simulation = std::move(run)});
  if (beside) keep(std::move(trunk));
  share_memory();
  return Edited::done;
}

std::vector<FutureView> Futures::views() const {
  std::vector<FutureView> views;
  const auto add = [&](const Future& future) {
    const int from = future.simulation ? future.simulation->begins() : 0;
    views.push_back({future.number, from, from > 0 ? future.left : -1, &future == &shown_});
  };
  add(shown_);
  for (const Future& other : others_) add(other);
  std::ranges::sort(views, {}, &FutureView::number);
  return views;
}

bool Futures::show(int number) {
  const auto other = std::ranges::find(others_, number, &Future::number);
  if (other == others_.end()) return false;
  undone_.reset();
  Future shown = std::exchange(shown_, std::move(*other));
  others_.erase(other);
  keep(std::move(shown));
  return true;
}

void Futures::drop(int number) {
  if (others_.empty()) return;
  if (number == shown_.number) show(reference()->number);
  std::erase_if(others_, [number](const Future& other) { return other.number == number; });
  undone_.reset();
  share_memory();
}

bool Futures::undo() {
  if (take_branch_back()) return true;
  scenario::Document document = shown_.plan.document();
  if (!document.undo()) return false;
  replace(shown_.plan.with(std::move(document)));
  return true;
}

bool Futures::take_branch_back() {
  scenario::Document before = shown_.plan.document();
  if (!shown_.root_left || !before.undo() || before.shared_root() != shown_.root_left ||
      !find_other(shown_.left))
    return false;
  const int number = shown_.number;
  show(shown_.left);
  const auto branch = std::ranges::find(others_, number, &Future::number);
  undone_ = std::move(*branch);
  others_.erase(branch);
  share_memory();
  return true;
}

bool Futures::redo() {
  if (undone_) {
    const int number = undone_->number;
    keep(*std::exchange(undone_, std::nullopt));
    show(number);
    share_memory();
    return true;
  }
  scenario::Document document = shown_.plan.document();
  if (!document.redo()) return false;
  replace(shown_.plan.with(std::move(document)));
  return true;
}

void Futures::keep(Future future) {
  if (future.simulation) future.simulation->watch(nullptr); // nobody sees its pond
  others_.push_back(std::move(future));
  std::ranges::sort(others_, {}, &Future::number);
}

int Futures::free_number(int taken) const {
  int number = 0;
  while (number == taken || find_other(number)) ++number;
  return number;
}

const Future* Futures::find_other(int number) const {
  const auto found = std::ranges::find(others_, number, &Future::number);
  return found == others_.end() ? nullptr : &*found;
}

const Future* Futures::reference() const {
  if (others_.empty()) return nullptr;
  const Future* left = find_other(shown_.left);
  return left ? left : &others_.back();
}

void Futures::share_memory() {
  const std::size_t each = memory_for_past / (others_.size() + 1);
  if (shown_.simulation) shown_.simulation->limit_past(each);
  for (Future& other : others_)
    if (other.simulation) other.simulation->limit_past(each);
}

bool Futures::others_behind(int day) const {
  return std::ranges::any_of(others_, [day](const Future& other) { return behind(other, day); });
}

void Futures::advance_others(int day) {
  const auto other =
      std::ranges::find_if(others_, [day](const Future& future) { return behind(future, day); });
  if (other != others_.end()) other->simulation->work_towards(day);
}

} // namespace pondlab::workbench
