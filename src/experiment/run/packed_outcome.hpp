#pragma once

#include "engine/world/outcome.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::experiment {

/// An outcome as it is kept until its replication is answered, and as it travels. Its tables have
/// a cell for each day, mechanism and counter or account, most of them zero: with dozens of
/// mechanisms and as many arms they took gigabytes. Here runs of zeros take a few bytes and small
/// numbers one.
class PackedOutcome {
public:
  PackedOutcome() = default;
  explicit PackedOutcome(const engine::Outcome& outcome);

  /// The outcome of a run of so many days and mechanisms. Throws Error (bad data) where its tables
  /// are of another size: no memory is taken for more than what is asked for.
  engine::Outcome unpacked(engine::Day days, int mechanisms) const;

  const std::vector<std::uint64_t>& day_hashes() const { return day_hashes_; }
  std::uint64_t state_hash() const { return state_hash_; }

  template <class Archive>
  void archive(Archive& a) {
    a(counts_, ledger_, day_hashes_, state_hash_, left_);
  }

private:
  std::vector<std::uint8_t> counts_;
  std::vector<std::uint8_t> ledger_;
  std::vector<std::uint64_t> day_hashes_;
  std::uint64_t state_hash_ = 0;
  engine::EndState left_;
};

} // namespace pondlab::experiment
