#include "desk/past.hpp"

#include <algorithm>

namespace pondlab::desk {

Past::Past(engine::Day days, std::size_t expected, std::size_t budget) : budget_(budget) {
  const std::size_t affordable =
      std::max<std::size_t>(1, budget / std::max<std::size_t>(1, expected));
  interval_ = std::max(1, days / static_cast<engine::Day>(std::min<std::size_t>(affordable, 1000)));
}

bool Past::wants(engine::Day day) const {
  return day > 0 && day % interval_ == 0 && !snapshots_.contains(day);
}

void Past::keep(engine::Day day, engine::Snapshot snapshot) {
  snapshot.shrink_to_fit();
  bytes_ += snapshot.size();
  snapshots_[day] = std::move(snapshot);
  while (bytes_ > budget_ && snapshots_.size() > 1) thin_out();
}

void Past::thin_out() {
  interval_ *= 2;
  std::erase_if(snapshots_, [this](const auto& entry) {
    if (entry.first % interval_ == 0) return false;
    bytes_ -= entry.second.size();
    return true;
  });
}

engine::Day Past::day_before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? 0 : std::prev(after)->first;
}

const engine::Snapshot* Past::before(engine::Day day) const {
  const auto after = snapshots_.upper_bound(day);
  return after == snapshots_.begin() ? nullptr : &std::prev(after)->second;
}

} // namespace pondlab::desk
