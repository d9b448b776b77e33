#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/world/end_state.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// What is left of a run when its people are gone: enough for every measure, the ledger and the
/// comparison of hashes. It is what workers send and journals keep.
struct Outcome {
  DayCounts counts;
  Ledger ledger;
  std::vector<std::uint64_t> day_hashes;
  std::uint64_t state_hash = 0; ///< full state at the end; 0 where the run was not finished
  EndState left;

  template <class Archive>
  void archive(Archive& a) {
    a(counts, ledger, day_hashes, state_hash, left);
  }
};

/// The outcome of a world so far.
Outcome outcome_of(const World& world);

} // namespace pondlab::engine
