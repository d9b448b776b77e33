#include "workbench/session/snapshot_history.hpp"

#include <algorithm>

namespace pondlab::workbench {

SnapshotHistory::SnapshotHistory(engine::Day days, std::size_t expected, std::size_t budget)
    : budget_(budget) {
  const auto affordable = static_cast<engine::Day>(
      std::clamp<std::size_t>(budget / std::max<std::size_t>(1, expected), 1, 1000));
  interval_ = std::max(1, (days + affordable - 1) / affordable);
}

bool SnapshotHistory::wants(engine::Day day) const {
  return day > 0 && day % interval_ == 0 && !snapshots_.contains(day);
}

void SnapshotHistory::keep(engine::Day day, engine::Snapshot snapshot) {
  snapshot.shrink_to_fit();
  bytes_ += snapshot.size();
  snapshots_[day] = std::make_shared<const engine::Snapshot>(std::move(snapshot));
  allow(budget_);
}

void SnapshotHistory::allow(std::size_t budget) {
  budget_ = budget;
  while (bytes_ > budget_ && snapshots_.size() > 1) thin_out();
}

SnapshotHistory SnapshotHistory::until(engine::Day day) const {
  SnapshotHistory snapshots = *this;
  snapshots.snapshots_.erase(snapshots.snapshots_.upper_bound(day), snapshots.snapshots_.end());
  snapshots.bytes_ = 0;
  for (const auto& [at, snapshot] : snapshots.snapshots_) snapshots.bytes_ += snapshot->size();
  return snapshots;
}

void SnapshotHistory::thin_out() {
  interval_ *= 2;
  std::erase_if(snapshots_, [this](const auto& entry) {
    if (entry.first % interval_ == 0) return false;
    bytes_ -= entry.second->size();
    return true;
  });
}

engine::Day SnapshotHistory::day_before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? 0 : std::prev(after)->first;
}

const engine::Snapshot* SnapshotHistory::before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? nullptr : std::prev(after)->second.get();
}

} // namespace pondlab::workbench
