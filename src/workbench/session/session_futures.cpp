// Several futures beside each other: how they branch, are shown, taken back and kept in step.
#include "workbench/session/session.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {

/// On the day on which the plan on show itself begins, a change is one more of the same branch.
Edited Session::branch(scenario::Document document, const std::string& strategy) {
  auto study = plan(document, strategy);
  if (!study) return Edited::invalid;
  if (!shown_.simulation->can_go_on(*study)) return Edited::settled;
  const bool beside = shown_.simulation->begins() != day_;
  if (beside && others_.size() + 1 >= most_futures) return Edited::full;
  pause();
  undone_.reset();
  Future trunk = std::move(shown_);
  shown_ = {.number = beside ? free_number(trunk.number) : trunk.number,
            .left = beside ? trunk.number : trunk.left,
            .root_left = beside ? trunk.document.shared_root() : trunk.root_left,
            .document = std::move(document),
            .strategy = strategy};
  take_study(std::move(*study), &*trunk.simulation, day_);
  if (beside) keep(std::move(trunk));
  describe_document();
  present();
  look();
  return Edited::done;
}

std::vector<FutureView> Session::futures() const {
  std::vector<FutureView> views;
  const auto add = [&](const Future& future) {
    const int from = future.simulation ? future.simulation->begins() : 0;
    views.push_back({future.number, from, from > 0 ? future.left : -1, &future == &shown_});
  };
  if (!open_) return views;
  add(shown_);
  for (const Future& other : others_) add(other);
  std::ranges::sort(views, {}, &FutureView::number);
  return views;
}

/// The day stays, as far as the other future has come.
void Session::show_future(int number) {
  const auto other = std::ranges::find(others_, number, &Future::number);
  if (other == others_.end()) return;
  pause();
  undone_.reset();
  Future shown = std::exchange(shown_, std::move(*other));
  others_.erase(other);
  keep(std::move(shown));
  describe_document();
  present();
  wanted_ = std::min(day_, days());
  day_ = can_run() ? std::min(wanted_, shown_.simulation->simulated()) : 0;
  look();
}

void Session::drop_future(int number) {
  if (others_.empty()) return;
  if (number == shown_.number) show_future(reference()->number);
  std::erase_if(others_, [number](const Future& other) { return other.number == number; });
  undone_.reset();
  share_memory();
}

/// Undoing the change that made a branch goes back to the future it left.
bool Session::take_branch_back() {
  scenario::Document before = shown_.document;
  if (!shown_.root_left || !before.undo() || before.shared_root() != shown_.root_left ||
      !find_other(shown_.left))
    return false;
  const int number = shown_.number;
  show_future(shown_.left);
  const auto branch = std::ranges::find(others_, number, &Future::number);
  undone_ = std::move(*branch);
  others_.erase(branch);
  share_memory();
  return true;
}

bool Session::bring_branch_back() {
  if (!undone_) return false;
  const int number = undone_->number;
  keep(*std::exchange(undone_, std::nullopt));
  show_future(number);
  return true;
}

void Session::keep(Future future) {
  if (future.simulation) future.simulation->watch(nullptr); // nobody sees its pond
  others_.push_back(std::move(future));
  std::ranges::sort(others_, {}, &Future::number);
}

int Session::free_number(int taken) const {
  int number = 0;
  while (number == taken || find_other(number)) ++number;
  return number;
}

const Session::Future* Session::find_other(int number) const {
  const auto found = std::ranges::find(others_, number, &Future::number);
  return found == others_.end() ? nullptr : &*found;
}

/// What the future on show is compared with: the one it left, else the latest.
const Session::Future* Session::reference() const {
  if (others_.empty()) return nullptr;
  const Future* left = find_other(shown_.left);
  return left ? left : &others_.back();
}

void Session::share_memory() {
  const std::size_t each = memory_for_past / (others_.size() + 1);
  if (shown_.simulation) shown_.simulation->limit_past(each);
  for (Future& other : others_)
    if (other.simulation) other.simulation->limit_past(each);
}

/// All futures are drawn up to the day on show.
bool Session::others_behind() const {
  return std::ranges::any_of(others_, [this](const Future& other) {
    return other.simulation &&
           other.simulation->simulated() < std::min(day_, other.simulation->days());
  });
}

bool Session::advance_others(double until) {
  bool moved = false;
  for (Future& other : others_) {
    if (!other.simulation) continue;
    Simulation& simulation = *other.simulation;
    while (simulation.simulated() < std::min(day_, simulation.days()) && clock_() < until) {
      simulation.work_towards(day_);
      moved = true;
    }
  }
  return moved;
}

} // namespace pondlab::workbench
