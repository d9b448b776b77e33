#include "desk/session/past.hpp"

#include <algorithm>

namespace pondlab::desk {

Past::Past(engine::Day days, std::size_t expected, std::size_t budget) : budget_(budget) {
  const auto affordable = static_cast<engine::Day>(
      std::clamp<std::size_t>(budget / std::max<std::size_t>(1, expected), 1, 1000));
  interval_ = std::max(1, (days + affordable - 1) / affordable);
}

bool Past::wants(engine::Day day) const {
  return day > 0 && day % interval_ == 0 && !snapshots_.contains(day);
}

void Past::keep(engine::Day day, engine::Snapshot snapshot) {
  snapshot.shrink_to_fit();
  bytes_ += snapshot.size();
  snapshots_[day] = std::make_shared<const engine::Snapshot>(std::move(snapshot));
  allow(budget_);
}

void Past::allow(std::size_t budget) {
  budget_ = budget;
  while (bytes_ > budget_ && snapshots_.size() > 1) thin_out();
}

Past Past::until(engine::Day day) const {
  Past past = *this;
  past.snapshots_.erase(past.snapshots_.upper_bound(day), past.snapshots_.end());
  past.bytes_ = 0;
  for (const auto& [at, snapshot] : past.snapshots_) past.bytes_ += snapshot->size();
  return past;
}

void Past::thin_out() {
  interval_ *= 2;
  std::erase_if(snapshots_, [this](const auto& entry) {
    if (entry.first % interval_ == 0) return false;
    bytes_ -= entry.second->size();
    return true;
  });
}

engine::Day Past::day_before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? 0 : std::prev(after)->first;
}

const engine::Snapshot* Past::before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? nullptr : std::prev(after)->second.get();
}

} // namespace pondlab::desk
