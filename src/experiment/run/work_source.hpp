#pragma once

#include "experiment/run/arm.hpp"
#include "experiment/run/work_item.hpp"
#include "experiment/run/worker.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace pondlab::experiment {

/// Work that is driven from outside: ask for items, have them done anywhere, hand the results in.
class WorkSource {
public:
  virtual ~WorkSource() = default;

  /// The next item, or nothing when all are handed out.
  virtual std::optional<WorkItem> next_work() = 0;
  /// An item that nobody will finish: it is handed out again.
  virtual void give_back(const WorkItem& item) = 0;
  /// Takes a result in; false for one that is not needed (any more). Throws Error (bad data) for
  /// one that is not of this work, which is then as before.
  virtual bool accept(const WorkResult& result) = 0;

  /// Replications that are in.
  virtual int done() const = 0;
  /// Replications to be in when all work that is handed out has come back.
  virtual int asked() const = 0;
  virtual const std::vector<Arm>& arms() const = 0;
  virtual std::uint64_t seed() const = 0;
  /// Days that a replication goes through, in all arms together.
  virtual std::int64_t days() const = 0;
  /// Who does it, here.
  virtual Worker worker() const = 0;

  bool finished() const { return done() == asked(); }
};

} // namespace pondlab::experiment
