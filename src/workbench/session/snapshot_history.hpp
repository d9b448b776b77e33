#pragma once

#include "engine/model/archive.hpp"
#include "engine/numeric/calendar.hpp"

#include <cstddef>
#include <map>
#include <memory>

namespace pondlab::workbench {

/// Snapshots of one world's past within a budget of memory: evenly spread, and the more memory
/// one takes, the farther apart. From the nearest one before a day that day is replayed.
class SnapshotHistory {
public:
  /// `expected` bytes a snapshot will take, roughly; decides how far apart the first ones are.
  SnapshotHistory(engine::Day days, std::size_t expected, std::size_t budget);

  /// Whether a snapshot at the beginning of `day` is wanted and not there.
  bool wants(engine::Day day) const;
  void keep(engine::Day day, engine::Snapshot snapshot);
  /// The same up to the beginning of `day`, sharing the snapshots.
  SnapshotHistory until(engine::Day day) const;
  /// Another budget; too much for it is thinned out at once.
  void allow(std::size_t budget);
  /// The last snapshot at or before `day`; null where there is none.
  const engine::Snapshot* before(engine::Day day) const;
  /// Its day, 0 where there is none.
  engine::Day day_before(engine::Day day) const;

  std::size_t bytes() const { return bytes_; }
  std::size_t size() const { return snapshots_.size(); }

private:
  void thin_out();

  std::map<engine::Day, std::shared_ptr<const engine::Snapshot>>
      snapshots_; ///< by the next day to simulate
  engine::Day interval_ = 1;
  std::size_t bytes_ = 0;
  std::size_t budget_;
};

} // namespace pondlab::workbench
